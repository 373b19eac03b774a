namespace MetaverseSeoul.Mesh.Bus;

/// <summary>These conversations have something that no turn has handled. One process of role <c>bots</c> takes each message.</summary>
public sealed record TurnsDue(IReadOnlyList<DueConversation> Conversations);

/// <param name="Trace">The W3C trace context of the message that made it due, so that one trace runs from message to reply; null when nobody
/// traces.</param>
public sealed record DueConversation(string Conversation, string? Trace = null);

/// <summary>These conversations' logs have grown. Every process that delivers hears it.</summary>
public sealed record ActivitiesAppended(IReadOnlyList<AppendedTo> Conversations);

public sealed record AppendedTo(string Conversation, long HeadSeq);

/// <summary>The citizen is typing. Every process of role <c>bots</c> hears it.</summary>
public sealed record CitizenTyped(string Conversation);

/// <summary>An activity to show now and keep nowhere. Every process that delivers hears it.</summary>
/// <param name="Activity">JSON of one activity.</param>
public sealed record EphemeralShown(string Conversation, string Activity);

/// <summary>Articles were published or withdrawn. Every process with an index hears it and reads what changed from the database.</summary>
/// <param name="Revision">Of the last change.</param>
public sealed record ArticlesChanged(long Revision);
