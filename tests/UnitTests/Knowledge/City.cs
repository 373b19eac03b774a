using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.UnitTests.Knowledge;

/// <summary>The shipped articles and their index, made once for all tests: nobody changes them.</summary>
internal static class City
{
    private static readonly Lazy<SqliteKnowledgeIndex> Made = new(() => new SqliteKnowledgeIndex(
        Path.Combine(Directory.CreateTempSubdirectory("knowledge-").FullName, "knowledge.db"), ArticleLibrary.ShippedFolder));

    private static readonly Lazy<ArticleLibrary> Read = new(() => ArticleLibrary.Load(ArticleLibrary.ShippedFolder));

    public static SqliteKnowledgeIndex Index => Made.Value;
    public static ArticleLibrary Library => Read.Value;

    public static async Task<IReadOnlyList<KnowledgeHit>> SearchAsync(string text, string language) => (await AskAsync(text, language)).Hits;

    public static Task<KnowledgeAnswer> AskAsync(string text, string language) =>
        Index.SearchAsync(new KnowledgeQuery(text, language), TestContext.Current.CancellationToken);
}
