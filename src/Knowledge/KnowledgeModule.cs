using MetaverseSeoul.Knowledge.Api;
using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Gaps;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using MetaverseSeoul.Mesh;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Modules;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Knowledge;

/// <summary>The index of articles that all agents answer from.</summary>
/// <param name="roles">Those of this process: only the bots' host builds the index at its start.</param>
public sealed class KnowledgeModule(Role roles) : IModule
{
    // The gateway shows the agents' cards, and an agent is made with its index.
    public Role Roles => Role.Gateway | Role.Bots;

    public void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<KnowledgeOptions>().BindConfiguration(KnowledgeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddModuleDb<GapDb>().AddSingleton<GapBook>();
        builder.Services.AddSingleton<IKnowledgeGaps>(services => services.GetRequiredService<GapBook>());
        builder.Services.AddSingleton<IErasable>(services => services.GetRequiredService<GapBook>());
        builder.Services.AddSingleton<ArticleDomains>().AddSingleton<SearchLimit>();
        builder.Services.AddSingleton(services => new SqliteKnowledgeIndex(
            Path.Combine(services.GetRequiredService<IOptions<MeshOptions>>().Value.Data, "knowledge.db"),
            ArticleLibrary.ShippedFolder));
        builder.Services.AddSingleton<IKnowledgeIndex>(services => services.GetRequiredService<SqliteKnowledgeIndex>());
        if (roles.HasFlag(Role.Bots))
            builder.Services.AddHostedService<PrepareKnowledge>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        // A bots' host listens too, for its health; what the public asks goes to the gateway.
        if (roles.HasFlag(Role.Gateway))
            routes.MapKnowledge();
    }
}
