using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>The articles in force: the shipped ones, each replaced or hidden by what staff published or withdrew under its key.</summary>
public sealed class ArticleStore(ShippedArticles shipped, MeshDatabase database, ArticleNews news, TimeProvider time, ILogger<ArticleStore> log) : IArticleLibrary
{
    private const long PageSize = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<LibraryStamp> StampAsync(CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        var (revision, library) = await session.FirstAsync(ArticleRows.Revision, row => (row.GetInt64(0), row.GetString(1)));
        return new LibraryStamp(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{shipped.Hash} {library}"))), revision);
    }

    public async IAsyncEnumerable<Article> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var replaced = (await NamesAsync(cancellation)).ToHashSet();
        foreach (var article in shipped.ReadAll().Where(article => !replaced.Contains((article.Key, article.Language))))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return article;
        }

        await foreach (var change in ChangesSinceAsync(0, cancellation))
        {
            if (change.Article is { } article)
                yield return article;
        }
    }

    /// <summary>An article that changed twice is told once, as it is in force now.</summary>
    public async IAsyncEnumerable<ArticleChange> ChangesSinceAsync(long revision, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            List<ArticleVersion> page;
            await using (var session = await database.OpenAsync(cancellation))
                page = await session.AllAsync(ArticleRows.Since, ArticleRows.Read, revision, PageSize);
            foreach (var version in page)
                yield return new ArticleChange(version.Revision!.Value, version.Key, version.Language, Told(version));
            if (page.Count < PageSize)
                yield break;
            revision = page[^1].Revision!.Value;
        }
    }

    /// <summary>Looks every second, and at once when the bus says that something changed.</summary>
    public async Task WaitForChangeAsync(long revision, CancellationToken cancellation)
    {
        // Before looking: what comes in between is not missed.
        var next = news.Next;
        if (await RevisionAsync(cancellation) > revision)
            return;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(next, Task.Delay(Patience, time, waiting.Token));
        await waiting.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>The names under which staff have changed anything that is in force.</summary>
    private async Task<List<(string Key, string Language)>> NamesAsync(CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.AllAsync(ArticleRows.NamesInForce, row => (row.GetString(0), row.GetString(1)));
    }

    private async Task<long> RevisionAsync(CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.FirstAsync(ArticleRows.Revision, row => row.GetInt64(0));
    }

    private Article? Told(ArticleVersion version)
    {
        if (version.Status != ArticleStatus.Published)
            return null;
        List<ArticleFault> faults = [];
        var article = ArticleReader.ReadOne(version.Key, version.Language, version.File, faults);
        // It was checked when it was stored, by the rules of that day.
        if (article is null)
            log.LogWarning("The published article {Article} does not follow the present rules and is not told: {Fault}", faults[0].File, faults[0].Reason);
        return article;
    }
}
