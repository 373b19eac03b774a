using System.Data.Common;
using MetaverseSeoul.Mesh.Storage;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>The statements on <c>article_version</c>, read alike by SQLite and PostgreSQL.</summary>
internal static class ArticleRows
{
    private const string Columns =
        "key, language, version, status, is_in_force, revision, title, domain, file, author, note, changed_at, released_by, released_at, import_hash";

    public const string Latest = $"SELECT {Columns} FROM article_version WHERE key = $1 AND language = $2 AND is_latest = 1";
    public const string InForce = $"SELECT {Columns} FROM article_version WHERE key = $1 AND language = $2 AND is_in_force = 1";
    public const string One = $"SELECT {Columns} FROM article_version WHERE key = $1 AND language = $2 AND version = $3";
    public const string Versions = $"SELECT {Columns} FROM article_version WHERE key = $1 AND language = $2 ORDER BY version DESC";
    public const string LatestImport =
        $"SELECT {Columns} FROM article_version WHERE key = $1 AND language = $2 AND import_hash IS NOT NULL ORDER BY version DESC LIMIT 1";

    /// <summary>What came into force after a revision, a page of it.</summary>
    public const string Since =
        $"SELECT {Columns} FROM article_version WHERE is_in_force = 1 AND revision > $1 ORDER BY revision LIMIT $2";

    public const string List = $"""
        SELECT {Columns} FROM article_version
        WHERE is_latest = 1 AND (lower(title) LIKE $1 ESCAPE '\' OR key LIKE $1 ESCAPE '\')
          AND ($2 = '' OR language = $2) AND ($3 = '' OR domain = $3) AND ($4 = '' OR status = $4)
        ORDER BY changed_at DESC, key, language LIMIT $5 OFFSET $6
        """;

    public const string Count = """
        SELECT count(*) FROM article_version
        WHERE is_latest = 1 AND (lower(title) LIKE $1 ESCAPE '\' OR key LIKE $1 ESCAPE '\')
          AND ($2 = '' OR language = $2) AND ($3 = '' OR domain = $3) AND ($4 = '' OR status = $4)
        """;

    public const string Names = "SELECT key, language FROM article_version WHERE is_latest = 1";
    public const string NamesInForce = "SELECT key, language FROM article_version WHERE is_in_force = 1";
    public const string Domains = "SELECT DISTINCT domain FROM article_version WHERE is_in_force = 1 AND status = 'published'";
    public const string IsTold = "SELECT 1 FROM article_version WHERE key = $1 AND is_in_force = 1 AND status = 'published' LIMIT 1";
    public const string Revision = "SELECT revision, library FROM article_revision WHERE id = 1";

    // The row's lock orders the writers: a revision is never seen before the one below it.
    private const string NextRevision = "UPDATE article_revision SET revision = revision + 1 WHERE id = 1 RETURNING revision";
    private const string NoLongerLatest = "UPDATE article_version SET is_latest = 0 WHERE key = $1 AND language = $2 AND is_latest = 1";
    private const string NoLongerInForce = "UPDATE article_version SET is_in_force = 0 WHERE key = $1 AND language = $2 AND is_in_force = 1";

    private const string Insert = $"""
        INSERT INTO article_version ({Columns}, is_latest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)
        """;

    private const string Release = """
        UPDATE article_version SET status = 'published', is_in_force = 1, revision = $4, released_by = $5, released_at = $6
        WHERE key = $1 AND language = $2 AND version = $3
        """;

    public static ArticleVersion Read(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetInt64(2),
        Enum.Parse<ArticleStatus>(row.GetString(3), ignoreCase: true),
        row.GetInt64(4) == 1,
        row.IsDBNull(5) ? null : row.GetInt64(5),
        row.GetString(6),
        row.GetString(7),
        row.GetString(8),
        row.GetString(9),
        row.GetString(10),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)),
        row.IsDBNull(12) ? null : row.GetString(12),
        row.IsDBNull(13) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(13)),
        row.IsDBNull(14) ? null : row.GetString(14));

    public static string NameOf(ArticleStatus status) => status switch
    {
        ArticleStatus.Draft => "draft",
        ArticleStatus.Published => "published",
        _ => "withdrawn",
    };

    /// <summary>Adds a version as the latest; one that is in force gets the next revision.</summary>
    public static async ValueTask<ArticleVersion> AddAsync(LogTransaction transaction, ArticleVersion version)
    {
        if (version.IsInForce)
        {
            version = version with { Revision = await transaction.FirstAsync(NextRevision, row => row.GetInt64(0)) };
            await transaction.ExecuteAsync(NoLongerInForce, version.Key, version.Language);
        }

        await transaction.ExecuteAsync(NoLongerLatest, version.Key, version.Language);
        await transaction.ExecuteAsync(
            Insert,
            version.Key, version.Language, version.Version, NameOf(version.Status), version.IsInForce ? 1L : 0L, version.Revision, version.Title, version.Domain,
            version.File, version.Author, version.Note, version.ChangedAt.ToUnixTimeMilliseconds(), version.ReleasedBy, version.ReleasedAt?.ToUnixTimeMilliseconds(),
            version.ImportHash);
        return version;
    }

    /// <summary>Puts a draft into force.</summary>
    public static async ValueTask<ArticleVersion> ReleaseAsync(LogTransaction transaction, ArticleVersion draft, string by, DateTimeOffset at)
    {
        var revision = await transaction.FirstAsync(NextRevision, row => row.GetInt64(0));
        await transaction.ExecuteAsync(NoLongerInForce, draft.Key, draft.Language);
        await transaction.ExecuteAsync(Release, draft.Key, draft.Language, draft.Version, revision, by, at.ToUnixTimeMilliseconds());
        return draft with { Status = ArticleStatus.Published, IsInForce = true, Revision = revision, ReleasedBy = by, ReleasedAt = at };
    }
}
