using System.Security.Cryptography;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Articles;

/// <summary>All articles of a content folder, checked one by one and against each other.</summary>
public sealed class ArticleLibrary
{
    private readonly Dictionary<(string Key, string Language), Article> byKey;

    private ArticleLibrary(IReadOnlyList<Article> articles, string fingerprint)
    {
        Articles = articles;
        Fingerprint = fingerprint;
        byKey = articles.ToDictionary(article => (article.Key, article.Language));
    }

    /// <summary>In the order of their files.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>A hash over all files: the same content has the same fingerprint on every machine.</summary>
    public string Fingerprint { get; }

    /// <summary>The folder that the build puts beside the program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "content");

    /// <exception cref="BrokenArticlesException">Something is wrong with at least one article.</exception>
    public static ArticleLibrary Load(string folder)
    {
        var (read, faults, fingerprint) = Read(folder);
        return faults.Count == 0
            ? new ArticleLibrary([.. read.Select(r => r.Article)], fingerprint)
            : throw new BrokenArticlesException(faults);
    }

    /// <summary>All that is wrong in the folder, and what may be: <see cref="ArticleFault.IsWarning"/>. In the order of the files.</summary>
    public static (int Articles, IReadOnlyList<ArticleFault> Faults) Check(string folder)
    {
        var (read, faults, _) = Read(folder);
        faults.AddRange(SharedWordings.Warnings(read, folder));
        return (read.Count, [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
    }

    private static (List<(string File, Article Article)> Read, List<ArticleFault> Faults, string Fingerprint) Read(string folder)
    {
        List<ArticleFault> faults = [];
        List<(string File, Article Article)> read = [];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, path) in ContentFiles.In(folder))
        {
            if (new FileInfo(path).Length > ArticleRules.MostBytes)
            {
                faults.Add(new ArticleFault(file, 1, $"the file is larger than {ArticleRules.MostBytes / 1024} KB"));
                continue;
            }

            var text = File.ReadAllText(path);
            ContentFiles.Add(hash, file, text);
            if (ArticleReader.Read(file, text, faults) is { } article)
                read.Add((file, article));
        }

        CheckTogether(read, folder, faults);
        return (read, faults, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The article in the language asked for, else in Korean.</summary>
    public Article? Find(string key, string language) =>
        byKey.GetValueOrDefault((key, language)) ?? byKey.GetValueOrDefault((key, Language.Korean));

    /// <summary>The same article in the language asked for, else in English for those who read neither, else as it is.</summary>
    internal Article InNearest(Article article, string language) =>
        article.Language == language
            ? article
            : byKey.GetValueOrDefault((article.Key, language)) ?? byKey.GetValueOrDefault((article.Key, Language.English)) ?? article;

    private static void CheckTogether(
        List<(string File, Article Article)> read, string folder, List<ArticleFault> faults)
    {
        var files = new Dictionary<(string, string), string>();
        // An article that is broken itself still exists: only one fault is told, not one for each that points to it.
        var keys = ContentFiles.In(folder).Select(file => Path.GetFileName(file.Path).Split('.')[0]).ToHashSet();
        foreach (var (file, article) in read)
        {
            int LineOf(string part) => 1 + Array.FindIndex(
                File.ReadAllText(Path.Combine(folder, file)).Split('\n'), line => line.Contains(part, StringComparison.Ordinal));

            if (!files.TryAdd((article.Key, article.Language), file))
                faults.Add(new ArticleFault(file, 1, $"the key '{article.Key}' is taken by {files[(article.Key, article.Language)]}"));
            foreach (var related in article.Related.Where(key => !keys.Contains(key)))
                faults.Add(new ArticleFault(file, LineOf("related:"), $"related: there is no article '{related}'"));
            if (article.Related.Contains(article.Key))
                faults.Add(new ArticleFault(file, LineOf("related:"), "related: an article is not related to itself"));
        }
    }
}
