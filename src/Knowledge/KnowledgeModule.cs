using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MetaverseSeoul.Knowledge;

/// <summary>The index of articles that all agents answer from.</summary>
public sealed class KnowledgeModule : IModule
{
    // The gateway shows the agents' cards, and an agent is made with its index; only the bots' host builds it at the start.
    public Role Roles => Role.Gateway | Role.Bots;

    public void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new SqliteKnowledgeIndex(
            Path.Combine(services.GetRequiredService<IConfiguration>()["Mesh:Data"] ?? "data", "knowledge.db"),
            ArticleLibrary.ShippedFolder));
        builder.Services.AddSingleton<IKnowledgeIndex>(services => services.GetRequiredService<SqliteKnowledgeIndex>());
        builder.Services.AddHostedService<PrepareKnowledge>();
    }
}
