using System.Security.Cryptography;
using System.Text;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Storage;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>Takes articles in: new ones and changed ones are in force at once, unchanged ones make no version, and what staff changed since the last
/// import is put beside theirs as a draft.</summary>
internal sealed class Importer(ShippedArticles shipped, ArticleReview review, MeshDatabase database, ArticleNews news, TimeProvider time)
{
    /// <summary>Rows of a transaction: many enough to be quick, few enough that citizens' messages do not wait.</summary>
    private const int Batch = 100;

    /// <param name="items">As a format reads them.</param>
    /// <param name="seen">The keys of this import so far, over all its files.</param>
    public async Task ImportAsync(
        IAsyncEnumerable<ImportItem> items, ImportSettings settings, Dictionary<(string, string), string> seen, ImportReport report, CancellationToken cancellation)
    {
        List<Incoming> batch = [];
        await foreach (var item in items.WithCancellation(cancellation))
        {
            if (await ReadAsync(item, settings, seen, report, cancellation) is { } incoming)
                batch.Add(incoming);
            if (batch.Count == Batch)
                await StoreAsync(batch, settings, report, cancellation);
        }

        if (batch.Count > 0)
            await StoreAsync(batch, settings, report, cancellation);
    }

    private async Task<Incoming?> ReadAsync(
        ImportItem item, ImportSettings settings, Dictionary<(string, string), string> seen, ImportReport report, CancellationToken cancellation)
    {
        if (item.Row is not { } row)
        {
            report.Skip(item.Where, item.Fault);
            return null;
        }

        var language = row.Language ?? settings.Language;
        var file = row.Ready ?? ImportedFile.Of(row, settings);
        var (article, faults) = await review.ReadAsync(row.Key, language, file, cancellation);
        if (article is null)
            report.Skip(row.Where, row.Ready is null ? faults[0].Reason : $"line {faults[0].Line}: {faults[0].Reason}");
        else if (!seen.TryAdd((row.Key, language), row.Where))
            report.Skip(row.Where, $"'{row.Key}' was in {seen[(row.Key, language)]} already");
        else
            return new Incoming(article, file, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file))));
        return null;
    }

    private async Task StoreAsync(List<Incoming> batch, ImportSettings settings, ImportReport report, CancellationToken cancellation)
    {
        var outcomes = settings.IsDryRun ? await LookAsync(batch, cancellation) : await WriteAsync(batch, settings, cancellation);
        foreach (var (outcome, _) in outcomes)
        {
            report.Added += outcome == Outcome.Added ? 1 : 0;
            report.Changed += outcome == Outcome.Changed ? 1 : 0;
            report.Unchanged += outcome == Outcome.Unchanged ? 1 : 0;
            report.ForReview += outcome == Outcome.ForReview ? 1 : 0;
        }

        if (outcomes.Max(outcome => outcome.Revision) is { } revision)
            await news.TellAllAsync(revision);
        batch.Clear();
    }

    private async Task<List<(Outcome Outcome, long? Revision)>> LookAsync(List<Incoming> batch, CancellationToken cancellation)
    {
        List<(Outcome, long?)> outcomes = [];
        await using var session = await database.OpenAsync(cancellation);
        foreach (var incoming in batch)
        {
            object?[] name = [incoming.Article.Key, incoming.Article.Language];
            outcomes.Add((Decide(
                incoming,
                await session.FirstAsync(ArticleRows.Latest, ArticleRows.Read, name),
                await session.FirstAsync(ArticleRows.LatestImport, ArticleRows.Read, name)), null));
        }

        return outcomes;
    }

    private Task<List<(Outcome Outcome, long? Revision)>> WriteAsync(List<Incoming> batch, ImportSettings settings, CancellationToken cancellation) => database.CommitAsync(
        async transaction =>
        {
            // Perhaps run again: everything is counted from the start.
            List<(Outcome, long?)> outcomes = [];
            foreach (var incoming in batch)
            {
                object?[] name = [incoming.Article.Key, incoming.Article.Language];
                var latest = await transaction.FirstAsync(ArticleRows.Latest, ArticleRows.Read, name);
                var outcome = Decide(incoming, latest, await transaction.FirstAsync(ArticleRows.LatestImport, ArticleRows.Read, name));
                var stored = outcome == Outcome.Unchanged ? null : await ArticleRows.AddAsync(transaction, Version(incoming, latest, outcome, settings));
                outcomes.Add((outcome, stored?.Revision));
            }

            return outcomes;
        },
        cancellation);

    private Outcome Decide(Incoming incoming, ArticleVersion? latest, ArticleVersion? lastImport)
    {
        if (lastImport?.ImportHash == incoming.Hash)
            return Outcome.Unchanged;
        if (latest is null)
            return shipped.Find(incoming.Article.Key, incoming.Article.Language) is { } own ? (own.File == incoming.File ? Outcome.Unchanged : Outcome.ForReview) : Outcome.Added;
        return latest.ImportHash is null || latest.Status != ArticleStatus.Published ? Outcome.ForReview : Outcome.Changed;
    }

    private ArticleVersion Version(Incoming incoming, ArticleVersion? latest, Outcome outcome, ImportSettings settings)
    {
        var isReleased = outcome != Outcome.ForReview;
        var now = time.GetUtcNow();
        return new ArticleVersion(
            incoming.Article.Key, incoming.Article.Language, (latest?.Version ?? 0) + 1, isReleased ? ArticleStatus.Published : ArticleStatus.Draft, isReleased, null,
            incoming.Article.Title, incoming.Article.Domain, incoming.File, settings.By, isReleased ? "import" : "import: staff changed the article since the last one",
            now, isReleased ? settings.By : null, isReleased ? now : null, incoming.Hash);
    }

    private sealed record Incoming(Article Article, string File, string Hash);

    private enum Outcome
    {
        Added,
        Changed,
        Unchanged,
        ForReview,
    }
}
