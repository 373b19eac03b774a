using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Library;

namespace MetaverseSeoul.Knowledge.Api;

public sealed record NewArticle(string Key, string Language, string File, string? Note = null);

/// <param name="Version">The version it was made from.</param>
public sealed record ChangedArticle(string File, long Version, string? Note = null);

public sealed record PreviewedArticle(string File, string? Key = null, string? Language = null);

/// <param name="Version">The version that was looked at.</param>
public sealed record Release(long Version, string? Note = null);

/// <param name="To">The version whose text is published again; 0 is the shipped one.</param>
public sealed record RollBack(long Version, long To, string? Note = null);

public sealed record ArticlePage(long Total, int Skip, IReadOnlyList<ArticleView> Articles);

/// <param name="File">The article file; left out in lists.</param>
public sealed record ArticleView(
    string Id, string Key, string Language, long Version, string Status, bool InForce, string Title, string Domain, string Author, string Note,
    DateTimeOffset? ChangedAt, string? ReleasedBy, DateTimeOffset? ReleasedAt, long? Revision, string? File)
{
    public static ArticleView Of(ArticleVersion version) => Listed(version) with { File = version.File };

    public static ArticleView Listed(ArticleVersion version) => new(
        $"{version.Key}.{version.Language}", version.Key, version.Language, version.Version, ArticleRows.NameOf(version.Status), version.IsInForce,
        version.Title, version.Domain, version.Author, version.Note, version.Version == 0 ? null : version.ChangedAt, version.ReleasedBy, version.ReleasedAt,
        version.Revision, null);
}

/// <param name="Html">As the page shows it.</param>
/// <param name="Faults">What keeps it from being stored.</param>
/// <param name="Questions">What citizens get today who ask what this article wants to answer.</param>
public sealed record Preview(string Title, string Html, IReadOnlyList<FaultView> Faults, IReadOnlyList<AnsweredQuestion> Questions);

public sealed record FaultView(int Line, string Reason)
{
    public static IReadOnlyList<FaultView> Of(IEnumerable<ArticleFault> faults) => [.. faults.Select(fault => new FaultView(fault.Line, fault.Reason))];
}

public sealed record AnsweredQuestion(string Text, string Outcome, string? Key, string? Title);
