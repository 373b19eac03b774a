using MetaverseSeoul.Mesh;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Floor;
using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Operations;
using MetaverseSeoul.Mesh.Privacy;
using MetaverseSeoul.Mesh.Storage;
using MetaverseSeoul.Mesh.Turns;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.UnitTests.Mesh;

/// <summary>The real log on a real database, without a host: for rules about the log itself.</summary>
public sealed class TestLog : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string? folder;

    private TestLog(string? connectionString, IAgent? agent, MeshOptions options, TimeProvider time)
    {
        folder = connectionString is null ? Directory.CreateTempSubdirectory("seoul-log-").FullName : null;
        var database = MeshDatabase.Open(connectionString, folder ?? "");
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(database)
            .AddModuleDb<MeshDb>()
            .AddSingleton<Migrator>()
            .AddSingleton(Options.Create(options))
            .AddSingleton(time)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton<IHints, Silence>()
            .AddSingleton<RecentActivities>()
            .AddSingleton<PersonalVault>()
            .AddSingleton<RecentActivities>()
            .AddSingleton<ConversationLog>()
            .AddSingleton<TurnLog>()
            .AddSingleton<FloorKeeper>()
            .AddSingleton<Erasure>()
            .AddSingleton(new AgentDirectory(agent is null ? [] : [agent]))
            .AddSingleton<IRouter, StayingRouter>()
            .AddSingleton<FailedTurn>()
            .AddSingleton<LegRunner>()
            .AddSingleton<TypingSignals>()
            .AddSingleton<Switchboard>()
            .AddSingleton<TurnExecution>()
            .BuildServiceProvider();
    }

    public ConversationLog Log => services.GetRequiredService<ConversationLog>();
    public TurnLog Turns => services.GetRequiredService<TurnLog>();
    public FloorKeeper Floor => services.GetRequiredService<FloorKeeper>();
    public Erasure Erasure => services.GetRequiredService<Erasure>();
    public PersonalVault Vault => services.GetRequiredService<PersonalVault>();
    public TurnExecution Execution => services.GetRequiredService<TurnExecution>();
    public Switchboard Switches => services.GetRequiredService<Switchboard>();
    public TypingSignals Typing => services.GetRequiredService<TypingSignals>();
    public MeshDatabase Database => services.GetRequiredService<MeshDatabase>();

    /// <param name="connectionString">PostgreSQL's, or null for SQLite in a folder that goes with this object.</param>
    /// <param name="agent">The only agent, which every conversation begins with.</param>
    public static async Task<TestLog> OpenAsync(
        CancellationToken cancellation, string? connectionString = null, IAgent? agent = null, double turnDeadlineSeconds = 8,
        TimeProvider? time = null)
    {
        var options = new MeshOptions { DefaultAgent = agent?.Card.Id ?? "none", TurnDeadlineSeconds = turnDeadlineSeconds };
        var log = new TestLog(connectionString, agent, options, time ?? TimeProvider.System);
        await log.services.GetRequiredService<Migrator>().MigrateAsync(cancellation);
        return log;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }

    private sealed class Silence : IHints
    {
        public void TurnDue(string conversationId)
        {
        }

        public void Appended(string conversationId, long headSeq)
        {
        }

        public void CitizenTyping(string conversationId)
        {
        }

        public void Ephemeral(string conversationId, string activity)
        {
        }
    }
}
