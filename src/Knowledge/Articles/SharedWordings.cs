using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Articles;

/// <summary>Wordings that two articles of a language claim: a citizen who writes just that is asked which is meant, so each should belong to one.</summary>
internal static class SharedWordings
{
    public static IEnumerable<ArticleFault> Warnings(IReadOnlyList<(string File, Article Article)> articles, string folder)
    {
        var owners = new Dictionary<(string Language, string Wording), string>();
        foreach (var (file, article) in articles)
        {
            foreach (var wording in Wordings(article).DistinctBy(Plain))
            {
                if (!owners.TryAdd((article.Language, Plain(wording)), file))
                    yield return new ArticleFault(file, LineOf(wording, Path.Combine(folder, file)), $"'{wording}' is also a wording of {owners[(article.Language, Plain(wording))]}", IsWarning: true);
            }
        }
    }

    public static IEnumerable<string> Wordings(Article article) => [article.Title, .. article.Aliases, .. article.Questions];

    private static string Plain(string wording) =>
        string.Concat(wording.Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c))).ToLowerInvariant();

    private static int LineOf(string wording, string path) =>
        Math.Max(1, 1 + Array.FindIndex(File.ReadAllLines(path), line => line.Contains(wording, StringComparison.Ordinal)));
}
