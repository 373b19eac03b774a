using System.Collections.Concurrent;
using MetaverseSeoul.Knowledge.Index.Ranking;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>One built file as this process sees it: its vocabularies, and connections lent to one search at a time.</summary>
/// <param name="Id">Which build of the file it is.</param>
/// <param name="Revision">Up to which change of the library its vocabularies count.</param>
internal sealed record Snapshot(string Path, string Id, long Revision, string Shipped, IReadOnlyDictionary<string, Vocabulary> Vocabularies)
{
    private readonly ConcurrentBag<Searcher> idle = [];
    private volatile bool retired;

    public T Lend<T>(Func<Searcher, T> search)
    {
        var searcher = idle.TryTake(out var lent) ? lent : new Searcher(Path);
        var isWhole = false;
        try
        {
            searcher.Begin();
            var found = search(searcher);
            searcher.End();
            isWhole = true;
            return found;
        }
        finally
        {
            // One that failed may be stuck in the middle of its reading: the next search opens another.
            if (isWhole)
                idle.Add(searcher);
            else
                searcher.Dispose();
            if (retired)
                Retire();
        }
    }

    /// <summary>Nobody begins a search with it any more; its connections close as they come back.</summary>
    public void Retire()
    {
        retired = true;
        while (idle.TryTake(out var searcher))
            searcher.Dispose();
    }
}
