using System.Runtime.CompilerServices;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.UnitTests.Knowledge.Backends;

/// <summary>A library in memory, which a test changes as staff would.</summary>
internal sealed class ShelfLibrary : IArticleLibrary
{
    private readonly Lock door = new();
    private readonly Dictionary<(string, string), Article> articles = [];
    private readonly List<ArticleChange> changes = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Shipped { get; set; } = "shipped-1";

    /// <summary>A small article that is known by these words.</summary>
    public static Article Article(string key, string title, string question, string language = "ko", string domain = "civil", string agent = "petition120") => new(
        key, language, title, [title + " 안내"], [question], domain, agent, "civil", [new ArticleSource("출처", null)], "2026-06", "", [], [], $"{title} 본문이에요.");

    public void Put(Article article)
    {
        lock (door)
        {
            articles[(article.Key, article.Language)] = article;
            Tell(new ArticleChange(changes.Count + 1, article.Key, article.Language, article));
        }
    }

    public void Withdraw(string key, string language)
    {
        lock (door)
        {
            articles.Remove((key, language));
            Tell(new ArticleChange(changes.Count + 1, key, language, null));
        }
    }

    public Task<LibraryStamp> StampAsync(CancellationToken cancellation)
    {
        lock (door)
            return Task.FromResult(new LibraryStamp(Shipped, changes.Count));
    }

    public async IAsyncEnumerable<Article> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        List<Article> all;
        lock (door)
            all = [.. articles.Values];
        foreach (var article in all)
            yield return article;
        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<ArticleChange> ChangesSinceAsync(long revision, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<ArticleChange> since;
        lock (door)
            since = [.. changes.Where(change => change.Revision > revision)];
        foreach (var change in since)
            yield return change;
        await Task.CompletedTask;
    }

    public Task WaitForChangeAsync(long revision, CancellationToken cancellation)
    {
        lock (door)
            return changes.Count > revision ? Task.CompletedTask : changed.Task.WaitAsync(cancellation);
    }

    private void Tell(ArticleChange change)
    {
        changes.Add(change);
        changed.TrySetResult();
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
