using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.UnitTests.Knowledge;

/// <summary>The shipped articles and their index, made once for all tests: nobody changes them.</summary>
internal static class City
{
    private static readonly Lazy<IKnowledgeIndex> Made = new(() => Task.Run(() => MadeIndex.OfAsync(ArticleLibrary.ShippedFolder)).Result.Index);

    private static readonly Lazy<ArticleLibrary> Read = new(() => ArticleLibrary.Load(ArticleLibrary.ShippedFolder));

    public static IKnowledgeIndex Index => Made.Value;
    public static ArticleLibrary Library => Read.Value;

    public static async Task<IReadOnlyList<KnowledgeHit>> SearchAsync(string text, string language) => (await AskAsync(text, language)).Hits;

    public static Task<KnowledgeAnswer> AskAsync(string text, string language) =>
        Index.SearchAsync(new KnowledgeQuery(text, language), TestContext.Current.CancellationToken);
}
