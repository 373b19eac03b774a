using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>Checks an article that staff wrote as a file of the content folder would be checked.</summary>
public sealed class ArticleReview(ArticleCatalogue catalogue)
{
    /// <returns>The article, or null and at least one fault that says why not.</returns>
    public async Task<(Article? Article, IReadOnlyList<ArticleFault> Faults)> ReadAsync(
        string key, string language, string text, CancellationToken cancellation)
    {
        List<ArticleFault> faults = [];
        var article = ArticleReader.ReadOne(key, language, text, faults);
        if (article is not null)
        {
            var line = 1 + Array.FindIndex(text.Split('\n'), at => at.StartsWith("related:", StringComparison.Ordinal));
            void Complain(string reason) => faults.Add(new ArticleFault($"{key}.{language}.md", line, $"related: {reason}"));
            foreach (var missing in await catalogue.MissingAsync(article.Related.Where(related => related != key), cancellation))
                Complain($"there is no article '{missing}'");
            if (article.Related.Contains(key))
                Complain("an article is not related to itself");
        }

        return (faults.Count == 0 ? article : null, faults);
    }
}
