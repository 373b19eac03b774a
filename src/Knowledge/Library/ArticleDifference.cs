using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>Says in which members two versions of an article differ.</summary>
internal static class ArticleDifference
{
    public static IReadOnlyList<string> Between(ArticleVersion? one, ArticleVersion? other)
    {
        if (one is null || other is null)
            return ["everything"];
        var (before, after) = (Read(one), Read(other));
        if (before is null || after is null)
            return ["everything"];
        List<string> changed =
        [
            .. Members(before).Zip(Members(after)).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => pair.First.Name),
        ];
        if (one.Status != other.Status)
            changed.Add("status");
        return changed;
    }

    private static Article? Read(ArticleVersion version) => ArticleReader.ReadOne(version.Key, version.Language, version.File, []);

    private static IEnumerable<(string Name, string Value)> Members(Article article) =>
    [
        ("title", article.Title), ("aliases", Joined(article.Aliases)), ("questions", Joined(article.Questions)), ("domain", article.Domain),
        ("agent", article.Agent), ("desk", article.Desk), ("source", Joined(article.Sources)), ("asOf", article.AsOf), ("caveat", article.Caveat),
        ("links", Joined(article.Links)), ("related", Joined(article.Related)), ("body", article.Body),
    ];

    private static string Joined<T>(IEnumerable<T> items) => string.Join('\n', items);
}
