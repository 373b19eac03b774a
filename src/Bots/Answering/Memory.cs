using System.Text.Json.Nodes;

namespace MetaverseSeoul.Bots.Answering;

/// <summary>What the agents of a conversation know together between turns, as members of its shared state. Router and agents read the same: who
/// answers next goes on where the other stopped.</summary>
internal sealed class Memory(JsonObject state)
{
    // The topic of a callback is read by a person in a list; more is in the conversation itself.
    private const int MostOfTopic = 200;

    public JsonObject State => state;

    /// <summary>The last thing asked, masked as the log has it.</summary>
    public string? Topic
    {
        get => Text("topic");
        set => Set("topic", value?.Length > MostOfTopic ? value[..MostOfTopic] : value);
    }

    /// <summary>The desk that answers for the last article.</summary>
    public string? Desk
    {
        get => Text("desk");
        set => Set("desk", value);
    }

    /// <summary>The language last written in: a telephone number alone has none.</summary>
    public string? Language
    {
        get => Text("language");
        set => Set("language", value);
    }

    /// <summary>The key of the article last told; null after an answer of another kind.</summary>
    public string? Article
    {
        get => Text("article");
        set => Set("article", value);
    }

    /// <summary>Who gave the last answer, which a question without a subject goes on from.</summary>
    public string? AnsweredBy
    {
        get => Text("answeredBy");
        set => Set("answeredBy", value);
    }

    /// <summary>The agent that waits for the answer to a question of its own: a telephone number, a field of a form.</summary>
    public string? Open
    {
        get => Text("open");
        set => Set("open", value);
    }

    /// <summary>The question that a clarifying one was put to.</summary>
    public string? Unclear => state["choice"]?["question"]?.GetValue<string>();

    /// <summary>The articles the citizen was asked to choose from.</summary>
    public IReadOnlyList<string> Choices => [.. (state["choice"]?["keys"] as JsonArray ?? []).Select(key => key!.GetValue<string>())];

    public CallbackStage Callback
    {
        get => Enum.TryParse<CallbackStage>(Text("callback"), out var stage) ? stage : CallbackStage.None;
        set => Set("callback", value == CallbackStage.None ? null : value.ToString());
    }

    public void Ask(string question, IEnumerable<string> keys) => state["choice"] = new JsonObject
    {
        ["question"] = question,
        ["keys"] = new JsonArray([.. keys.Select(key => (JsonNode)key)]),
    };

    public void ForgetChoice() => state.Remove("choice");

    public string? Text(string member) => state[member]?.GetValue<string>();

    public void Set(string member, string? value)
    {
        if (value is null)
            state.Remove(member);
        else
            state[member] = value;
    }
}

/// <summary>How far a callback has come.</summary>
internal enum CallbackStage
{
    None,
    Offered,
    NumberAsked,
    NumberAskedAgain,
}
