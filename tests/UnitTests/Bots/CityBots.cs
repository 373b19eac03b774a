using MetaverseSeoul.Bots;
using MetaverseSeoul.Bots.Callbacks;
using MetaverseSeoul.Mesh;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Operations;
using MetaverseSeoul.Mesh.Turns;
using MetaverseSeoul.UnitTests.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MetaverseSeoul.UnitTests.Bots;

/// <summary>The city's agents and their router as the host makes them, on the shipped articles.</summary>
internal sealed class CityBots : IDisposable
{
    private readonly ServiceProvider services;

    /// <param name="now">What the clock says; it stands still.</param>
    public CityBots(IDbContextFactory<CallbackDb> callbacks, DateTimeOffset now)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        new BotsModule().AddServices(builder);
        services = builder.Services
            .AddLogging()
            .AddOptions().Configure<MeshOptions>(_ => { })
            .AddSingleton<TimeProvider>(new StandingClock(now))
            .AddSingleton<IKnowledgeIndex>(City.Index)
            .AddSingleton(callbacks)
            .AddSingleton(Switchboard())
            .AddSingleton<AgentDirectory>()
            .AddSingleton<FailedTurn>()
            .AddSingleton<LegRunner>()
            .AddSingleton<IHints, Silence>()
            .BuildServiceProvider();
    }

    public LegRunner Legs => services.GetRequiredService<LegRunner>();
    public IRouter Router => services.GetRequiredService<IRouter>();
    public AgentDirectory Agents => services.GetRequiredService<AgentDirectory>();
    public Switchboard Switches => services.GetRequiredService<Switchboard>();
    public CallbackBook Callbacks => services.GetRequiredService<CallbackBook>();

    public void Dispose() => services.Dispose();

    // Never asked to read its database: all agents are on.
    private static Switchboard Switchboard() =>
        new(null!, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Switchboard>.Instance);

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

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
