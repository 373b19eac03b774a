using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.ScaledOut;
using MetaverseSeoul.IntegrationTests.Services;
using Npgsql;

namespace MetaverseSeoul.IntegrationTests.Crash;

/// <summary>The mesh is killed again and again while citizens talk, and loses, doubles and mixes up nothing. Alone on the machine: other tests would
/// only wait for it.</summary>
[Collection(nameof(CrashTests)), CollectionDefinition(nameof(CrashTests), DisableParallelization = true)]
public sealed class CrashTests(RabbitMqServer rabbit, PostgresServer postgres, ITestOutputHelper output)
{
    private static readonly TimeSpan ToCatchUp = TimeSpan.FromMinutes(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_conversations_survive_ten_kills_of_the_whole_mesh()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, [.. SharedHost.NoLimits]);
        using var talkers = await Talkers.ComeInAsync(host, citizens: 200, messages: 20, Stop);
        var talk = talkers.TalkAsync(Stop);
        foreach (var moment in Moments(kills: 10, talkers.All))
        {
            await talkers.ReachedAsync(moment, talk, Stop);
            talkers.SetOpen(false);
            await host.KillAsync();
            await host.StartAsync(Stop);
            talkers.SetOpen(true);
        }

        await talk;
        using var database = MeshFile.Open(host);
        await Wait.UntilAsync(
            () => Task.FromResult(database.Scalar<long>("SELECT count(*) FROM conversation WHERE citizen_seq > handled_seq") == 0),
            "every message is handled", Stop, ToCatchUp);
        await talkers.CheckAsync(id => database.Scalar<long>("SELECT version FROM conversation WHERE id = $id", ("$id", id)), Stop);
        Assert.Equal("ok", database.Scalar<string>("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Fifty_conversations_survive_three_kills_of_the_bots_on_RabbitMQ_and_PostgreSQL()
    {
        var (broker, database) = (await rabbit.NewVirtualHostAsync(), await postgres.NewDatabaseAsync());
        await using var gateway = new HostProcess([.. SharedHost.NoLimits, .. ScaledOutMesh.Role("gateway", broker, database)]);
        await using var bots = new HostProcess([.. SharedHost.NoLimits, .. ScaledOutMesh.Role("bots", broker, database)]);
        await Task.WhenAll(gateway.StartAsync(Stop), bots.StartAsync(Stop));
        using var talkers = await Talkers.ComeInAsync(gateway, citizens: 50, messages: 20, Stop);
        var talk = talkers.TalkAsync(Stop);
        foreach (var moment in Moments(kills: 3, talkers.All))
        {
            await talkers.ReachedAsync(moment, talk, Stop);
            await bots.KillAsync();
            await bots.StartAsync(Stop);
        }

        await talk;
        await using var source = NpgsqlDataSource.Create(database);
        await using var due = source.CreateCommand("SELECT count(*) FROM conversation WHERE citizen_seq > handled_seq");
        await Wait.UntilAsync(async () => (long)(await due.ExecuteScalarAsync(Stop))! == 0, "every message is handled", Stop, ToCatchUp);
        await talkers.CheckAsync(
            id =>
            {
                using var version = source.CreateCommand("SELECT version FROM conversation WHERE id = $1");
                version.Parameters.AddWithValue(id);
                return (long)version.ExecuteScalar()!;
            },
            Stop);
    }

    /// <summary>Counts of acknowledged messages at which the mesh is killed. SEOUL_SEED repeats a run.</summary>
    private List<int> Moments(int kills, int messages)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SEOUL_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"SEOUL_SEED={seed}");
        TestContext.Current.AddAttachment("seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
#pragma warning disable CA5394 // Repeatable on purpose; nothing secret.
        var random = new Random(seed);
        return [.. Enumerable.Range(0, kills).Select(_ => random.Next(1, messages)).Order()];
#pragma warning restore CA5394
    }
}
