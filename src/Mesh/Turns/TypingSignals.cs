using System.Collections.Concurrent;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>Remembers for a moment who is typing, so that three short messages in a row become one turn.</summary>
public sealed class TypingSignals(TimeProvider time)
{
    /// <summary>A turn waits this long for the citizen to finish.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, DateTimeOffset> lastTyped = [];

    public void Typed(string conversationId)
    {
        lastTyped[conversationId] = time.GetUtcNow();
        // Signals are only of use for two seconds; a busy city must not collect them.
        if (lastTyped.Count > 10_000)
            ForgetOld();
    }

    /// <summary>How much longer the turn should wait: zero when the citizen has not typed since the message, or long enough ago.</summary>
    public TimeSpan WaitFor(DueTurn due)
    {
        if (!lastTyped.TryGetValue(due.ConversationId, out var typed) || typed <= due.LastAt)
            return TimeSpan.Zero;
        var left = due.LastAt + Patience - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void ForgetOld()
    {
        var old = time.GetUtcNow() - Patience - Patience;
        foreach (var (conversationId, typed) in lastTyped)
        {
            if (typed < old)
                lastTyped.TryRemove(new KeyValuePair<string, DateTimeOffset>(conversationId, typed));
        }
    }
}
