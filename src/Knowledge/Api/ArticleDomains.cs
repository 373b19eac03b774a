using MetaverseSeoul.Knowledge.Articles;

namespace MetaverseSeoul.Knowledge.Api;

/// <summary>The domains there are articles of.</summary>
internal sealed class ArticleDomains
{
    private readonly Lazy<IReadOnlyCollection<string>> shipped = new(() =>
        [.. Directory.EnumerateDirectories(ArticleLibrary.ShippedFolder).Select(folder => Path.GetFileName(folder))]);

    public ValueTask<IReadOnlyCollection<string>> AllAsync(CancellationToken cancellation) => new(shipped.Value);
}
