using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Storage;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>What staff do with articles. Each act says on which version it is based; when another was first, nothing happens and it is told what
/// changed.</summary>
public sealed class ArticleDesk(ShippedArticles shipped, MeshDatabase database, ArticleNews news, TimeProvider time)
{
    /// <summary>The latest version, draft or not; the shipped article when staff never changed it; null when there is none.</summary>
    public async Task<ArticleVersion?> FindAsync(string key, string language, CancellationToken cancellation) =>
        await FirstAsync(ArticleRows.Latest, cancellation, key, language) ?? shipped.Find(key, language);

    public async Task<ArticleVersion?> FindAsync(string key, string language, long version, CancellationToken cancellation) =>
        version == 0 ? Shipped(key, language, await VersionsAsync(key, language, cancellation)) : await FirstAsync(ArticleRows.One, cancellation, key, language, version);

    /// <summary>All versions, the newest first; the last is the shipped one, where there is one.</summary>
    public async Task<IReadOnlyList<ArticleVersion>> VersionsAsync(string key, string language, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        var versions = await session.AllAsync(ArticleRows.Versions, ArticleRows.Read, key, language);
        if (Shipped(key, language, versions) is { } first)
            versions.Add(first);
        return versions;
    }

    /// <summary>Stores a draft.</summary>
    /// <param name="basedOn">The version it was made from: 0 for a shipped article, null for one that must not exist yet.</param>
    /// <exception cref="VersionConflictException">Another version was stored meanwhile.</exception>
    public Task<ArticleVersion> ChangeAsync(Article article, string file, long? basedOn, Signature by, CancellationToken cancellation) => CommitAsync(
        article.Key, article.Language, basedOn, (transaction, latest) => ArticleRows.AddAsync(transaction, New(article, file, latest, by)), cancellation);

    /// <summary>Puts the latest draft into force.</summary>
    public Task<ArticleVersion> PublishAsync(string key, string language, long version, Signature by, CancellationToken cancellation) => CommitAsync(
        key, language, version, (transaction, latest) => latest is { Status: ArticleStatus.Draft }
            ? ArticleRows.ReleaseAsync(transaction, latest, by.Name, time.GetUtcNow())
            : throw new NothingToDoException("The latest version is not a draft."), cancellation);

    /// <summary>From now on citizens are not told the article any more, be it shipped or staff's.</summary>
    public Task<ArticleVersion> WithdrawAsync(string key, string language, long version, Signature by, CancellationToken cancellation) => CommitAsync(
        key, language, version, (transaction, latest) => latest is { } && latest.Status != ArticleStatus.Withdrawn
            ? ArticleRows.AddAsync(transaction, Released(latest, latest, ArticleStatus.Withdrawn, by))
            : throw new NothingToDoException("The article is withdrawn already."), cancellation);

    /// <summary>Publishes what an older version said, as a new one.</summary>
    /// <param name="to">The older version; 0 is the article as shipped.</param>
    public async Task<ArticleVersion> RollBackAsync(string key, string language, long version, long to, Signature by, CancellationToken cancellation)
    {
        var older = await FindAsync(key, language, to, cancellation) ?? throw new NothingToDoException($"There is no version {to}.");
        return await CommitAsync(
            key, language, version, (transaction, latest) => ArticleRows.AddAsync(transaction, Released(older, latest, ArticleStatus.Published, by)), cancellation);
    }

    private async Task<ArticleVersion> CommitAsync(
        string key, string language, long? basedOn, Func<LogTransaction, ArticleVersion?, ValueTask<ArticleVersion>> act, CancellationToken cancellation)
    {
        var stored = await database.CommitAsync(
            async transaction =>
            {
                var latest = await transaction.FirstAsync(ArticleRows.Latest, ArticleRows.Read, key, language) ?? shipped.Find(key, language);
                if (latest?.Version != basedOn)
                    throw new VersionConflictException(latest, ArticleDifference.Between(await BaseAsync(transaction, key, language, basedOn), latest));
                return await act(transaction, latest);
            },
            cancellation);
        if (stored is { IsInForce: true, Revision: { } revision })
            await news.TellAllAsync(revision);
        return stored;
    }

    private async ValueTask<ArticleVersion?> BaseAsync(LogTransaction transaction, string key, string language, long? version) => version switch
    {
        null => null,
        0 => shipped.Find(key, language),
        _ => await transaction.FirstAsync(ArticleRows.One, ArticleRows.Read, key, language, version.Value),
    };

    private ArticleVersion New(Article article, string file, ArticleVersion? latest, Signature by) => new(
        article.Key, article.Language, (latest?.Version ?? 0) + 1, ArticleStatus.Draft, IsInForce: false, Revision: null,
        article.Title, article.Domain, file, by.Name, by.Note, time.GetUtcNow());

    private ArticleVersion Released(ArticleVersion like, ArticleVersion? latest, ArticleStatus status, Signature by) => like with
    {
        Version = (latest?.Version ?? 0) + 1,
        Status = status,
        IsInForce = true,
        Author = by.Name,
        Note = by.Note,
        ChangedAt = time.GetUtcNow(),
        ReleasedBy = by.Name,
        ReleasedAt = time.GetUtcNow(),
        ImportHash = null,
    };

    private ArticleVersion? Shipped(string key, string language, IReadOnlyList<ArticleVersion> versions) =>
        shipped.Find(key, language) is { } first ? first with { IsInForce = !versions.Any(version => version.IsInForce) } : null;

    private async Task<ArticleVersion?> FirstAsync(string sql, CancellationToken cancellation, params object?[] values)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.FirstAsync(sql, ArticleRows.Read, values);
    }
}

/// <summary>Who did it, and why.</summary>
public sealed record Signature(string Name, string Note = "");

/// <summary>Somebody else changed the article meanwhile.</summary>
/// <param name="latest">What is there now; null when there is none.</param>
/// <param name="changed">The members that differ from the version the act was based on.</param>
public sealed class VersionConflictException(ArticleVersion? latest, IReadOnlyList<string> changed) : Exception("The article is at another version.")
{
    public ArticleVersion? Latest { get; } = latest;

    public IReadOnlyList<string> Changed { get; } = changed;
}

/// <summary>The act makes no sense on the article as it is.</summary>
public sealed class NothingToDoException(string message) : Exception(message);
