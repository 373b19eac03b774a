namespace MetaverseSeoul.Knowledge.Library;

/// <summary>One version of an article in one language. Its text never changes; what staff do next is another version.</summary>
/// <param name="Version">Counts from 1; 0 is the article as it was shipped with the program.</param>
/// <param name="IsInForce">Whether it is what citizens are told, or, when it is withdrawn, why they are told nothing.</param>
/// <param name="Revision">The change of the library by which it came into force; null for a draft.</param>
/// <param name="File">The article file: YAML head and Markdown body.</param>
/// <param name="ReleasedBy">Who published or withdrew it.</param>
/// <param name="ImportHash">Of the row it was imported from, so that the same row makes no second version.</param>
public sealed record ArticleVersion(
    string Key,
    string Language,
    long Version,
    ArticleStatus Status,
    bool IsInForce,
    long? Revision,
    string Title,
    string Domain,
    string File,
    string Author,
    string Note,
    DateTimeOffset ChangedAt,
    string? ReleasedBy = null,
    DateTimeOffset? ReleasedAt = null,
    string? ImportHash = null)
{
    public const string ShippedAuthor = "shipped";
}

public enum ArticleStatus
{
    /// <summary>Nobody but staff sees it.</summary>
    Draft,

    /// <summary>It is, or once was, what citizens are told.</summary>
    Published,

    /// <summary>From here on the article is not told any more.</summary>
    Withdrawn,
}
