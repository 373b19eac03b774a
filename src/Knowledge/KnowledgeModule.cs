using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Evaluation;
using MetaverseSeoul.Knowledge.Evaluation.Fitting;
using MetaverseSeoul.Knowledge.Index;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Knowledge;

/// <summary>The index of articles that all agents answer from.</summary>
public sealed class KnowledgeModule : IModule
{
    // The gateway searches for whoever asks its API; the bots' host for its agents.
    public Role Roles => Role.Gateway | Role.Bots;

    public void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IArticleLibrary>(_ => new ShippedLibrary(ArticleLibrary.ShippedFolder));
        services.AddSingleton<ISearchBackend>(provider => new SqliteBackend(
            Path.Combine(provider.GetRequiredService<IOptions<MeshOptions>>().Value.Data, "knowledge.db")));
        services.AddSingleton<IKnowledgeIndex, KnowledgeIndex>();
        services.AddSingleton<IndexKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<IndexKeeper>());
        services.AddSingleton<IKnowledgeSubcommand, EvaluateCommand>();
        services.AddSingleton<IKnowledgeSubcommand, FitCommand>();
        services.AddSingleton(provider => new KnowledgeCommand(provider.GetServices<IKnowledgeSubcommand>()));
    }
}
