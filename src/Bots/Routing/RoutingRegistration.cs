using MetaverseSeoul.Mesh.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace MetaverseSeoul.Bots.Routing;

internal static class RoutingRegistration
{
    /// <summary>The router of a mesh with several agents, in place of the one that stays.</summary>
    public static IServiceCollection AddConversationRouter(this IServiceCollection services) => services
        .AddSingleton<Naming>()
        .AddSingleton<Fields>()
        .AddSingleton<Sights>()
        .AddSingleton<TurnReader>()
        .AddSingleton<ChoiceReader>()
        .AddSingleton<FollowUpReader>()
        .AddSingleton<Destinations>()
        .AddSingleton<IRouter, ConversationRouter>();
}
