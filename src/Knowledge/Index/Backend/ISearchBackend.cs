using MetaverseSeoul.Knowledge.Library;

namespace MetaverseSeoul.Knowledge.Index.Backend;

/// <summary>Where the articles and their terms are kept, and found by terms. It only finds candidates: <see cref="KnowledgeIndex"/> ranks and judges
/// them, alike for all backends, so that a score means the same whatever stands behind it.</summary>
/// <remarks>All methods may be called by many threads at once; rebuild and apply by <see cref="IndexKeeper"/> only. Whatever fails (a file, a
/// connection) comes out as a <see cref="SearchBackendException"/>.</remarks>
internal interface ISearchBackend : IArticleSearch, IAsyncDisposable
{
    /// <summary>Which articles the index holds; null when there is no index, it can't be read, or it has the form of another version.</summary>
    Task<LibraryStamp?> StampAsync(CancellationToken cancellation);

    /// <summary>Makes the index anew beside the old one, which goes on answering, and swaps them at the end.</summary>
    /// <param name="progress">Is told the number of articles done, now and then.</param>
    Task RebuildAsync(IArticleLibrary library, IProgress<int>? progress, CancellationToken cancellation);

    /// <summary>Takes the changes in, oldest first; all are searchable afterwards, and the stamp's revision is the last one's. Changes another process
    /// has taken in already are left out.</summary>
    Task ApplyAsync(IReadOnlyList<ArticleChange> changes, CancellationToken cancellation);

    /// <summary>Picks up what other processes did to a shared index.</summary>
    /// <returns>False when the index is gone or damaged and must be made anew.</returns>
    Task<bool> RefreshAsync(CancellationToken cancellation);
}
