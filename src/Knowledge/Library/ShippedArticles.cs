using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>The articles that came with the program, as files. They do not change while it runs; none is read before it is asked for.</summary>
/// <param name="folder">The folder of the articles.</param>
public sealed class ShippedArticles(string folder)
{
    private readonly Lazy<string> hash = new(() => ContentFiles.Hash(folder));
    private readonly Lazy<IReadOnlyDictionary<(string Key, string Language), string>> files = new(() => FilesIn(folder));

    /// <summary>A hash over all files.</summary>
    public string Hash => hash.Value;

    public IEnumerable<(string Key, string Language)> Names => files.Value.Keys;

    public IReadOnlyCollection<string> Domains { get; } =
        Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];

    public bool Has(string key) => Mesh.Agents.Language.All.Any(language => files.Value.ContainsKey((key, language)));

    /// <summary>All of them, checked one by one and against each other.</summary>
    /// <exception cref="BrokenArticlesException">Something is wrong with at least one.</exception>
    public IReadOnlyList<Article> ReadAll() => ArticleLibrary.Load(folder).Articles;

    /// <summary>The article's file as version 0; null when there is none.</summary>
    public ArticleVersion? Find(string key, string language)
    {
        if (!files.Value.TryGetValue((key, language), out var path))
            return null;
        var text = File.ReadAllText(path);
        return new ArticleVersion(
            key,
            language,
            Version: 0,
            ArticleStatus.Published,
            IsInForce: true,
            Revision: 0,
            ArticleReader.ReadOne(key, language, text, [])?.Title ?? key,
            Path.GetFileName(Path.GetDirectoryName(path))!,
            text,
            ArticleVersion.ShippedAuthor,
            Note: "",
            DateTimeOffset.FromUnixTimeMilliseconds(0));
    }

    private static Dictionary<(string Key, string Language), string> FilesIn(string folder)
    {
        var found = new Dictionary<(string, string), string>();
        foreach (var (_, path) in ContentFiles.In(folder))
        {
            if (Path.GetFileName(path).Split('.') is [var key, var language, "md"])
                found.TryAdd((key, language), path);
        }

        return found;
    }
}
