using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Bots.Business;
using MetaverseSeoul.Bots.Callbacks;
using MetaverseSeoul.Bots.Landmarks;
using MetaverseSeoul.Bots.Petition120;
using MetaverseSeoul.Bots.Routing;
using MetaverseSeoul.Bots.Tax;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MetaverseSeoul.Bots;

/// <summary>The city's own agents, in the order of their counters. The gateway has them too: their cards are its welcome page.</summary>
public sealed class BotsModule : IModule
{
    public Role Roles => Role.Gateway | Role.Bots;

    public void AddServices(IHostApplicationBuilder builder) => builder.Services
        .AddCallbacks()
        .AddSingleton<PhraseBook>()
        .AddSingleton<FollowUpWords>()
        .AddSingleton<SharedSteps>()
        .AddSingleton<IAgent, Petition120Agent>()
        .AddSingleton<IAgent, TaxAgent>()
        .AddSingleton<IAgent, BusinessAgent>()
        .AddLandmarks()
        .AddConversationRouter();
}
