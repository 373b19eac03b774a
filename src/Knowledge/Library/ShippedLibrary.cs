using System.Runtime.CompilerServices;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>The shipped articles alone, which never change while the program runs.</summary>
/// <param name="folder">The folder of the articles.</param>
public sealed class ShippedLibrary(string folder) : IArticleLibrary
{
    private readonly ShippedArticles shipped = new(folder);

    public Task<LibraryStamp> StampAsync(CancellationToken cancellation) => Task.FromResult(new LibraryStamp(shipped.Hash, 0));

    public async IAsyncEnumerable<Article> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var article in shipped.ReadAll())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return article;
        }

        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<ArticleChange> ChangesSinceAsync(long revision, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task WaitForChangeAsync(long revision, CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);
}
