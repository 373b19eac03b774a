using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Modules;

namespace MetaverseSeoul.Host;

internal static class ModuleRegistration
{
    public static void AddModules(this WebApplicationBuilder builder, IReadOnlyList<IModule> modules, Role roles)
    {
        var mine = Of(modules, roles);
        foreach (var module in mine)
            module.AddServices(builder);
        builder.Services.AddMeshBus(builder.Configuration.GetConnectionString("Broker"), roles, mine);
        builder.Services.AddHealth();
    }

    public static void MapModules(this WebApplication app, IReadOnlyList<IModule> modules, Role roles)
    {
        foreach (var module in Of(modules, roles))
            module.MapEndpoints(app);
    }

    private static IModule[] Of(IReadOnlyList<IModule> modules, Role roles) => [.. modules.Where(module => (module.Roles & roles) != 0)];
}
