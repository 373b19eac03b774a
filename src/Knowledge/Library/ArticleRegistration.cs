using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MetaverseSeoul.Knowledge.Library;

internal static class ArticleRegistration
{
    public static IServiceCollection AddArticles(this IServiceCollection services) => services
        .AddModuleDb<ArticleDb>()
        .AddSingleton(_ => new ShippedArticles(ArticleLibrary.ShippedFolder))
        .AddSingleton<ArticleNews>().AddSingleton<ArticleDesk>().AddSingleton<ArticleCatalogue>().AddSingleton<ArticleReview>()
        .AddSingleton<IArticleLibrary, ArticleStore>()
        .AddSingleton<IKnowledgeSubcommand, CheckCommand>();
}
