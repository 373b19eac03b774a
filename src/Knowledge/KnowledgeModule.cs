using MassTransit;
using MetaverseSeoul.Knowledge.Api;
using MetaverseSeoul.Knowledge.Evaluation;
using MetaverseSeoul.Knowledge.Gaps;
using MetaverseSeoul.Knowledge.Import;
using MetaverseSeoul.Knowledge.Index;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Knowledge.Vectors;
using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MetaverseSeoul.Knowledge;

/// <summary>The articles, the index of them that all agents answer from, and what staff do with both.</summary>
/// <param name="roles">Those of this process.</param>
public sealed class KnowledgeModule(Role roles) : IModule
{
    // The gateway searches for whoever asks its API; the bots' host for its agents.
    public Role Roles => Role.Gateway | Role.Bots;

    public void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<KnowledgeOptions>().BindConfiguration(KnowledgeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddArticles().AddImport().AddGaps(roles);
        services.AddSingleton<SearchLimit>().AddSingleton<StaffKeys>();
        builder.AddIndex();
        builder.AddKnowledgeIndex();
        services.AddEvaluation();
        services.AddSingleton(provider => new KnowledgeCommand(provider.GetServices<IKnowledgeSubcommand>()));
    }

    public void AddConsumers(IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<ArticlesChangedConsumer>().Endpoint(BusRegistration.OfThisProcess);

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        // A bots' host listens too, for its health; what people ask goes to the gateway.
        if (roles.HasFlag(Role.Gateway))
            routes.MapKnowledge();
    }
}
