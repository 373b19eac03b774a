using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.Bots.Answering;

/// <summary>One thing the citizen said or asked, in its language, and the agent that answers it.</summary>
internal sealed class Enquiry(Turn turn, AgentCard card, Voice voice, string language)
{
    /// <summary>The city's line, as a telephone dials it.</summary>
    private const string Line = "02-120";

    // More buttons than this are a list to read.
    private const int MostExamples = 4;

    public Turn Turn => turn;
    public AgentCard Card => card;
    public string Text => turn.Text;

    /// <summary>The language of the text, and so of the answer.</summary>
    public string Language => language;

    public Memory Memory { get; } = new(turn.Shared);

    public string Say(string key) => SayIn(language, key);

    public string Say(string key, string value) => Say(key).Replace("{0}", value, StringComparison.Ordinal);

    /// <summary>In another language than the answer's own: beside an article that exists only in that one.</summary>
    public string SayIn(string other, string key) => voice[key].In(other);

    public Activity Reply(string reply, params IEnumerable<string> quickReplies) => Reply(reply, [.. quickReplies.Select(CardAction.ImBack)]);

    public Activity Reply(string reply, IReadOnlyList<CardAction> actions) => turn.Reply(new Activity
    {
        Type = ActivityTypes.Message,
        Text = reply,
        TextFormat = "markdown",
        Locale = language,
        SuggestedActions = actions.Count > 0 ? new SuggestedActions { Actions = [.. actions] } : null,
    });

    /// <summary>Two ways to a person: this bot's, and the telephone.</summary>
    public IReadOnlyList<CardAction> PersonActions => [CardAction.ImBack(Say("person")), CallAction];

    public CardAction CallAction => CardAction.Call(Say("call"), Line);

    /// <summary>The first example of each of the card's first topics.</summary>
    public IEnumerable<string> Examples => card.Topics.Take(MostExamples).Select(topic => topic.Examples[language][0]);
}
