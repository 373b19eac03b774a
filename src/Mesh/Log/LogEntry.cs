using MetaverseSeoul.Mesh.Activities;

namespace MetaverseSeoul.Mesh.Log;

/// <summary>Who put an activity on the log.</summary>
public static class LogRole
{
    public const string Citizen = "citizen";
    public const string Bot = "bot";
    public const string Staff = "staff";
    public const string System = "system";
}

/// <summary>Who may read an activity.</summary>
public static class Audience
{
    public const string All = "all";

    /// <summary>Private notes: never delivered to the citizen.</summary>
    public const string Staff = "staff";
}

/// <summary>An activity as it lies on the log: never changed afterwards.</summary>
/// <param name="Seq">Its number in the conversation, from 1, without gaps. The watermark of every reader.</param>
/// <param name="Body">The whole activity as JSON, masked, with <c>id</c> and <c>timestamp</c>.</param>
public sealed record LogEntry(long Seq, string Type, string Role, string Audience, string Body)
{
    public Activity ToActivity() => ActivityJson.Read(Body);
}

/// <summary>Where a conversation stands.</summary>
public sealed record ConversationHead(
    string Id,
    string Channel,
    string UserId,
    string? Locale,
    long HeadSeq,
    string FloorKind,
    long FloorEpoch,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt);

/// <param name="Id">The activity's id; of the first one when <paramref name="IsDuplicate"/>.</param>
public sealed record Appended(string Id, long Seq, bool IsDuplicate);
