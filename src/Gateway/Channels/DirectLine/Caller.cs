namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>Who speaks Direct Line to us: a server with a secret, or a client with a token for one conversation.</summary>
/// <param name="ConversationId">The only conversation the token opens; null for a secret.</param>
/// <param name="UserId">The user the token speaks for; null for a secret, or when the token names none.</param>
/// <param name="Origins">Browser origins the token may be used from; empty means any.</param>
public sealed record Caller(string? ConversationId, string? UserId, IReadOnlyList<string> Origins)
{
    public static Caller Secret { get; } = new(null, null, []);

    public bool IsSecret => ConversationId is null;

    public bool MayUse(string conversationId) => IsSecret || ConversationId == conversationId;

    /// <summary>Only browsers send an origin; what sends none is not bound by it.</summary>
    public bool MayComeFrom(string? origin) =>
        Origins.Count == 0 || string.IsNullOrEmpty(origin) || Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
