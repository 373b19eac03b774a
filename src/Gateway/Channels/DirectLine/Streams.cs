using System.Collections.Concurrent;
using MetaverseSeoul.Mesh.Bus;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>Who in this process follows which conversation: open sockets, and polls that are being held.</summary>
public sealed class Streams : IActivityListener
{
    private readonly ConcurrentDictionary<string, Follower[]> followers = [];

    public void Appended(string conversationId, long headSeq)
    {
        foreach (var follower in Of(conversationId))
            follower.Appended(headSeq);
    }

    public void Ephemeral(string conversationId, string activity)
    {
        foreach (var follower in Of(conversationId))
            follower.Ephemeral(activity);
    }

    /// <summary>From now on the follower hears of the conversation; what was before, it reads from the log.</summary>
    internal void Add(Follower follower) => followers.AddOrUpdate(
        follower.ConversationId, _ => [follower], (_, others) => [.. others, follower]);

    internal void Remove(Follower follower)
    {
        while (followers.TryGetValue(follower.ConversationId, out var all))
        {
            Follower[] others = [.. all.Where(other => other != follower)];
            var isDone = others.Length == 0
                ? followers.TryRemove(new KeyValuePair<string, Follower[]>(follower.ConversationId, all))
                : followers.TryUpdate(follower.ConversationId, others, all);
            if (isDone)
                return;
        }
    }

    /// <summary>The conversations that are followed here.</summary>
    internal ICollection<string> Conversations => followers.Keys;

    /// <summary>A follower for one held poll.</summary>
    internal NewsWait Listen(string conversationId, long after)
    {
        var wait = new NewsWait(this, conversationId, after);
        Add(wait);
        return wait;
    }

    private Follower[] Of(string conversationId) => followers.TryGetValue(conversationId, out var all) ? all : [];
}

/// <summary>Somebody who follows one conversation. Called from the bus: must not block.</summary>
public abstract class Follower(string conversationId)
{
    public string ConversationId => conversationId;

    public abstract void Appended(long headSeq);

    public abstract void Ephemeral(string activity);
}

/// <summary>Waits for anything after a watermark.</summary>
internal sealed class NewsWait(Streams streams, string conversationId, long after) : Follower(conversationId), IDisposable
{
    private readonly TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override void Appended(long headSeq)
    {
        if (headSeq > after)
            news.TrySetResult();
    }

    public override void Ephemeral(string activity)
    {
        // Typing is in no history; a poll has nothing to show for it.
    }

    /// <returns>True when something came.</returns>
    public async Task<bool> WaitAsync(double seconds, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var first = await Task.WhenAny(news.Task, Task.Delay(TimeSpan.FromSeconds(seconds), enough.Token));
        await enough.CancelAsync();
        return first == news.Task;
    }

    public void Dispose() => streams.Remove(this);
}
