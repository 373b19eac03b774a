using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>The articles in force: those shipped with the program, overlaid by those that staff wrote or imported. An index is made from
/// it and follows its revision.</summary>
public interface IArticleLibrary
{
    Task<LibraryStamp> StampAsync(CancellationToken cancellation);

    /// <summary>Every article in force, one at a time: a city has more of them than belong in memory.</summary>
    IAsyncEnumerable<Article> AllAsync(CancellationToken cancellation);

    /// <summary>What has changed after the revision, oldest first.</summary>
    IAsyncEnumerable<ArticleChange> ChangesSinceAsync(long revision, CancellationToken cancellation);

    /// <summary>Completes when a revision after this one may exist, in whatever process it was made; at the latest after a second or so.</summary>
    Task WaitForChangeAsync(long revision, CancellationToken cancellation);
}

/// <param name="Shipped">A hash of the shipped articles and of which database the others are in: another one means to build the index anew.</param>
/// <param name="Revision">Counts the changes by staff and imports, from 0.</param>
public sealed record LibraryStamp(string Shipped, long Revision);

/// <param name="Article">As it is in force now; null when it was withdrawn.</param>
public sealed record ArticleChange(long Revision, string Key, string Language, Article? Article);
