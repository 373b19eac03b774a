using System.Text.Json;
using System.Text.Json.Nodes;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Index.Elasticsearch;

/// <summary>An article as a document of <c>index-template.json</c>: its texts for nori, its terms for our own analysis, its profile for the ranker, and itself.</summary>
internal static class ArticleDocument
{
    public const string Kind = "article";

    public static string Id(string key, string language) => $"{key}.{language}";

    public static JsonObject Of(IndexedArticle indexed)
    {
        var article = indexed.Article;
        return new JsonObject
        {
            ["kind"] = Kind,
            ["key"] = article.Key,
            ["language"] = article.Language,
            ["domain"] = article.Domain,
            ["agent"] = article.Agent,
            ["title"] = article.Title,
            ["names"] = string.Join('\n', article.Aliases),
            ["questions"] = string.Join('\n', article.Questions),
            ["body"] = article.Body,
            ["terms"] = new JsonObject
            {
                ["title"] = indexed.Title,
                ["names"] = indexed.Names,
                ["questions"] = indexed.Questions,
                ["body"] = indexed.Body,
            },
            ["profile"] = Convert.ToBase64String(indexed.Profile),
            ["article"] = JsonSerializer.SerializeToNode(article),
        };
    }

    public static Article Article(JsonNode source) => source["article"].Deserialize<Article>()!;

    public static Profile Profile(JsonNode source) => Ranking.Profile.Read(
        Convert.FromBase64String((string?)source["profile"] ?? throw new InvalidDataException("A document without its profile.")));
}
