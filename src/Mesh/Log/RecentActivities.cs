using System.Collections.Concurrent;

namespace MetaverseSeoul.Mesh.Log;

/// <summary>What this process appended in the last moments. Activities never change once they are committed, so a reader that knows how far the
/// log goes, and finds all of it here, needs no database. Who finds a gap reads the log.</summary>
public sealed class RecentActivities
{
    /// <summary>Less than a second of a busy city; a few megabytes.</summary>
    private const int Most = 2048;

    private readonly ConcurrentDictionary<(string Conversation, long Seq), LogEntry> entries = [];
    private readonly ConcurrentQueue<(string Conversation, long Seq)> oldestFirst = [];

    /// <summary>Call it after the commit, and before anybody is told of it.</summary>
    public void Add(string conversationId, LogEntry entry)
    {
        entries[(conversationId, entry.Seq)] = entry;
        oldestFirst.Enqueue((conversationId, entry.Seq));
        if (oldestFirst.Count > Most && oldestFirst.TryDequeue(out var oldest))
            entries.TryRemove(oldest, out _);
    }

    /// <summary>All of <c>(after, upTo]</c>, or null when one of them is not here.</summary>
    public List<LogEntry>? Between(string conversationId, long after, long upTo)
    {
        var found = new List<LogEntry>();
        for (var seq = after + 1; seq <= upTo; seq++)
        {
            if (!entries.TryGetValue((conversationId, seq), out var entry))
                return null;
            found.Add(entry);
        }

        return found;
    }

    /// <summary>The conversation was erased.</summary>
    public void Forget(string conversationId)
    {
        foreach (var key in entries.Keys.Where(key => key.Conversation == conversationId))
            entries.TryRemove(key, out _);
    }
}
