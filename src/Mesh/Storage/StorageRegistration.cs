using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Mesh.Storage;

public static class StorageRegistration
{
    public static IServiceCollection AddMeshDatabase(this IServiceCollection services) => services
        .AddSingleton(provider => MeshDatabase.Open(
            provider.GetRequiredService<IConfiguration>().GetConnectionString("Mesh"),
            provider.GetRequiredService<IOptions<MeshOptions>>().Value.Data))
        .AddModuleDb<MeshDb>();

    /// <summary>Registers a module's context: <c>IDbContextFactory</c> to read with, and its migrations at start-up.</summary>
    public static IServiceCollection AddModuleDb<TContext>(this IServiceCollection services)
        where TContext : ModuleDb => services
        .AddDbContextFactory<TContext>((provider, options) => provider.GetRequiredService<MeshDatabase>().Configure(options))
        .AddSingleton(new MigratedContext(typeof(TContext)));
}

/// <summary>A context whose migrations run at start-up, in the order of registration.</summary>
public sealed record MigratedContext(Type Type);
