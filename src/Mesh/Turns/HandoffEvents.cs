using System.Text.Json;
using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>The two events of a handoff, named as Bot Framework names them (protocol sheet §3.4).</summary>
public static class HandoffEvents
{
    public const string InitiateName = "handoff.initiate";
    public const string StatusName = "handoff.status";

    /// <summary>Bot to city: a person is asked for.</summary>
    internal static Activity Initiate(DueTurn due, IReadOnlyList<Activity> answered, AgentCard card, HandoffRequest request, string language)
    {
        var initiate = new Activity
        {
            Type = ActivityTypes.Event,
            Name = InitiateName,
            Value = Value(new JsonObject
            {
                ["desk"] = request.Desk,
                ["reason"] = request.Reason,
                ["agent"] = card.Id,
                ["language"] = language,
            }),
        };
        ReplyStamp.Put(initiate, due, answered, card, language);
        return initiate;
    }

    /// <summary>City to bot and citizen: who holds the floor now.</summary>
    /// <param name="state"><c>queued</c>, <c>accepted</c>, <c>transferred</c>, <c>returned</c>, <c>failed</c> or <c>completed</c>.</param>
    /// <param name="baton">Holder, kind, epoch, and until when.</param>
    public static Activity Status(string conversationId, string state, JsonObject baton) => new()
    {
        Type = ActivityTypes.Event,
        Name = StatusName,
        From = new ChannelAccount { Id = "mesh", Role = "bot" },
        Conversation = new ConversationAccount { Id = conversationId },
        Value = Value(new JsonObject { ["state"] = state, ["baton"] = baton }),
    };

    private static JsonElement Value(JsonObject value) => JsonSerializer.SerializeToElement(value, ActivityJson.Options);
}
