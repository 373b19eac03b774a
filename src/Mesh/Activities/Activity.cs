using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MetaverseSeoul.Mesh.Activities;

/// <summary>One entry of a conversation: the Bot Framework activity (schema v3). Members the mesh acts on are typed; every other
/// member a client or bot sent is kept in <see cref="Others"/> and written back unchanged (activity spec A2005).</summary>
public sealed class Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or a type the mesh does not know and stores as it is.</summary>
    public string Type { get; set; } = "";

    /// <summary>Given by the log: <c>conversationId|seq</c>, seq in seven digits or more.</summary>
    public string? Id { get; set; }

    /// <summary>UTC, given by the log, strictly increasing within a conversation by at least a millisecond.</summary>
    public DateTime? Timestamp { get; set; }

    public string? ChannelId { get; set; }
    public ChannelAccount? From { get; set; }
    public ChannelAccount? Recipient { get; set; }
    public ConversationAccount? Conversation { get; set; }
    public string? ReplyToId { get; set; }

    /// <summary>BCP-47, for example <c>ko</c> or <c>en-US</c>.</summary>
    public string? Locale { get; set; }

    public string? Text { get; set; }

    /// <summary><c>plain</c> (default), <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; set; }

    public string? Speak { get; set; }
    public string? InputHint { get; set; }

    /// <summary>The name of an event, invoke or command.</summary>
    public string? Name { get; set; }

    public JsonElement? Value { get; set; }
    public IList<Attachment>? Attachments { get; set; }

    /// <summary><c>list</c> or <c>carousel</c>.</summary>
    public string? AttachmentLayout { get; set; }

    public SuggestedActions? SuggestedActions { get; set; }
    public JsonArray? Entities { get; set; }
    public JsonObject? ChannelData { get; set; }
    public IList<ChannelAccount>? MembersAdded { get; set; }

    /// <summary>Set on <c>endOfConversation</c>: why it ended.</summary>
    public string? Code { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    [JsonIgnore]
    public bool IsMessage => Type == ActivityTypes.Message;

    /// <summary>The same activity, of which only these words are meant: one question of a message that holds two.</summary>
    public Activity With(string text)
    {
        var part = (Activity)MemberwiseClone();
        part.Text = text;
        return part;
    }
}
