using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Activities;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>A conversation with something to handle, as read at one moment. Its version and epoch fence what comes of it.</summary>
/// <param name="UpTo">The last activity this turn handles; what arrives later waits for the next.</param>
/// <param name="LastAt">When the last of them was stored.</param>
public sealed record DueTurn(
    string ConversationId,
    string Channel,
    string UserId,
    string? Locale,
    string? AgentId,
    long Version,
    long FloorEpoch,
    JsonObject State,
    long Attempts,
    IReadOnlyList<Activity> Activities,
    long UpTo,
    DateTimeOffset LastAt)
{
    /// <summary>The member of <see cref="State"/> that belongs to no agent but to all.</summary>
    public const string SharedMember = "shared";

    /// <summary>A copy of what the conversation's agents know together.</summary>
    public JsonObject Shared() => State[SharedMember]?.DeepClone().AsObject() ?? [];
}

/// <summary>What a turn wants to take effect.</summary>
/// <param name="State">The state of all agents, as it will be stored.</param>
public sealed record TurnResult(
    string AgentId,
    JsonObject State,
    IReadOnlyList<Activity> Replies,
    IReadOnlyList<TurnRow> Rows,
    IReadOnlyList<OutsideCall> Calls,
    HandoffRequest? Handoff,
    string? Expects);
