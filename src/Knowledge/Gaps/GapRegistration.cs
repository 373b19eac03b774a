using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Modules;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MetaverseSeoul.Knowledge.Gaps;

internal static class GapRegistration
{
    public static IServiceCollection AddGaps(this IServiceCollection services, Role roles)
    {
        services.AddModuleDb<GapDb>().AddSingleton<GapBook>().AddSingleton<GapRadar>().AddSingleton<IKnowledgeSubcommand, GapsCommand>();
        services.AddSingleton<IKnowledgeGaps>(provider => provider.GetRequiredService<GapBook>());
        services.AddSingleton<IErasable>(provider => provider.GetRequiredService<GapBook>());
        if (roles.HasFlag(Role.Bots))
            services.AddHostedService<GapRetention>();
        return services;
    }
}
