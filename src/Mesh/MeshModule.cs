using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Attachments;
using MetaverseSeoul.Mesh.Floor;
using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Modules;
using MetaverseSeoul.Mesh.Operations;
using MetaverseSeoul.Mesh.Privacy;
using MetaverseSeoul.Mesh.Storage;
using MetaverseSeoul.Mesh.Sweeping;
using MetaverseSeoul.Mesh.Turns;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MetaverseSeoul.Mesh;

/// <summary>The conversation itself: log, floor, turns, privacy. Every process of the mesh has it, whatever its roles.</summary>
public sealed class MeshModule(Role roles) : IModule
{
    public Role Roles => Role.All;

    public void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MeshOptions>().BindConfiguration(MeshOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMeshDatabase().AddSingleton<Migrator>();
        services.AddSingleton<RecentActivities>().AddSingleton<ConversationLog>().AddSingleton<Erasure>().AddSingleton<FloorKeeper>().AddSingleton<FileStore>();
        services.AddSingleton<Switchboard>().AddHostedService(provider => provider.GetRequiredService<Switchboard>());
        services.AddSingleton<AgentDirectory>();
        AddPrivacy(services);
        if (roles.HasFlag(Role.Bots))
            AddTurns(services);
    }

    private static void AddPrivacy(IServiceCollection services)
    {
        services.AddSingleton<PersonalVault>();
        services.AddDataProtection().SetApplicationName("metaverse-seoul");
        services.AddOptions<KeyManagementOptions>().Configure<IDbContextFactory<MeshDb>, TimeProvider>(
            (options, contexts, time) => options.XmlRepository = new KeyRepository(contexts, time));
    }

    private static void AddTurns(IServiceCollection services)
    {
        services.AddSingleton<TurnLog>().AddSingleton<TurnExecution>().AddSingleton<TurnRunner>().AddSingleton<TypingSignals>();
        services.AddSingleton<FailedTurn>().AddSingleton<LegRunner>().AddSingleton<IRouter, StayingRouter>();
        services.AddSingleton<Outbox>().AddSingleton<Retention>().AddHostedService<Sweeper>();
    }
}
