using System.Globalization;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.ScaledOut;

/// <summary>Parts of a scaled-out mesh die, and citizens hardly notice.</summary>
public sealed class FailureTests(RabbitMqServer rabbit, PostgresServer postgres)
{
    private const string Question = "여권 발급 수수료 얼마예요?";

    private static IReadOnlyList<string> Settings { get; } = [.. SharedHost.NoLimits, "--Gateway:LongPollSeconds", "2"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_the_broker_gone_messages_are_stored_and_answered_and_health_says_degraded()
    {
        await using var broker = new RabbitMqServer();
        var (address, database) = (await broker.NewVirtualHostAsync(), await postgres.NewDatabaseAsync());
        await using var gateway = Host("gateway", address, database);
        await using var bots = Host("bots", address, database);
        await Task.WhenAll(gateway.StartAsync(Stop), bots.StartAsync(Stop));
        using var citizen = await Citizen.ComeInAsync(gateway.Address, Stop);
        using var socket = await citizen.OpenStreamAsync(Stop);
        await socket.ReadUntilAsync(seen => seen.Any(activity => activity.IsFromBot()), Stop);

        await broker.StopAsync();
        await WaitForHealthAsync(gateway, "Degraded");
        await WaitForHealthAsync(bots, "Degraded");
        for (var i = 0; i < 3; i++)
            await citizen.ReplyToAsync(await citizen.SayAsync(Question, Stop), Stop);

        await broker.RestartAsync();
        await WaitForHealthAsync(gateway, "Healthy");
        await WaitForHealthAsync(bots, "Healthy");
        var last = await citizen.SayAsync(Question, Stop);
        var seen = await socket.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == last), Stop);
        var seqs = seen.Where(activity => activity.Type() != "typing").Select(activity => activity.Seq()).ToList();
        Assert.Equal(Enumerable.Range(2, seqs.Count).Select(seq => (long)seq), seqs);
        Assert.All(seen.Where(activity => activity.IsMessage() && !activity.IsFromBot()), said => Assert.Single(seen, activity => activity.ReplyTo() == said.Id()));
    }

    [Fact]
    public async Task With_the_broker_gone_a_reply_reaches_an_open_socket()
    {
        await using var broker = new RabbitMqServer();
        var (address, database) = (await broker.NewVirtualHostAsync(), await postgres.NewDatabaseAsync());
        await using var gateway = Host("gateway", address, database);
        await using var bots = Host("bots", address, database);
        await Task.WhenAll(gateway.StartAsync(Stop), bots.StartAsync(Stop));
        using var citizen = await Citizen.ComeInAsync(gateway.Address, Stop);
        using var socket = await citizen.OpenStreamAsync(Stop);
        await socket.ReadUntilAsync(seen => seen.Any(activity => activity.IsFromBot()), Stop);

        await broker.StopAsync();
        await WaitForHealthAsync(gateway, "Degraded");
        var asked = await citizen.SayAsync(Question, Stop);
        await socket.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == asked), Stop);
    }

    [Fact]
    public async Task A_bots_process_that_is_killed_and_comes_back_answers_every_message_once()
    {
        var (address, database) = (await rabbit.NewVirtualHostAsync(), await postgres.NewDatabaseAsync());
        await using var gateway = Host("gateway", address, database);
        await using var bots = Host("bots", address, database);
        await Task.WhenAll(gateway.StartAsync(Stop), bots.StartAsync(Stop));
        var citizens = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Citizen.ComeInAsync(gateway.Address, Stop)));
        foreach (var citizen in citizens)
            await citizen.GreetingAsync(Stop);

        var asked = await Task.WhenAll(citizens.Select(citizen => citizen.SayAsync(Question, Stop)));
        await bots.KillAsync();
        var alsoAsked = await Task.WhenAll(citizens.Select(citizen => citizen.SayAsync(Question, Stop)));
        await bots.StartAsync(Stop);

        for (var i = 0; i < citizens.Length; i++)
        {
            await citizens[i].ReplyToAsync(alsoAsked[i], Stop);
            var transcript = await citizens[i].TranscriptAsync(Stop);
            Assert.Single(transcript, activity => activity.ReplyTo() == alsoAsked[i]);
            // Alone in a turn of its own, or together with the second in one.
            Assert.InRange(transcript.Count(activity => activity.ReplyTo() == asked[i]), 0, 1);
            citizens[i].Dispose();
        }
    }

    [Fact]
    public async Task A_socket_on_one_gateway_gets_what_was_posted_through_another()
    {
        var (address, database) = (await rabbit.NewVirtualHostAsync(), await postgres.NewDatabaseAsync());
        await using var here = Host("gateway", address, database);
        await using var there = Host("gateway", address, database);
        await using var bots = Host("bots", address, database);
        await Task.WhenAll(here.StartAsync(Stop), there.StartAsync(Stop), bots.StartAsync(Stop));
        using var listener = await Citizen.ComeInAsync(here.Address, Stop);
        using var speaker = Citizen.With(there.Address, listener.ConversationId, listener.Token);
        using var socket = await listener.OpenStreamAsync(Stop);
        await socket.ReadUntilAsync(seen => seen.Any(activity => activity.IsFromBot()), Stop);

        var said = new List<string>();
        for (var i = 0; i < 5; i++)
            said.Add(await speaker.SayAsync(string.Create(CultureInfo.InvariantCulture, $"저쪽에서 {i}"), Stop));
        var seen = await socket.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == said[^1]), Stop);
        Assert.Equal(said, seen.Where(activity => activity.IsMessage() && !activity.IsFromBot()).Select(activity => activity.Id()));
        Assert.Equal(said[0], await listener.SayAsync("어느 쪽으로 보내도", Stop, key: seen.Single(activity => activity.Id() == said[0]).ClientKey()));
    }

    private static HostProcess Host(string role, string broker, string database) =>
        new([.. Settings, .. ScaledOutMesh.Role(role, broker, database)]);

    private static Task WaitForHealthAsync(HostProcess host, string status) => Wait.UntilAsync(
        async () =>
        {
            using var answer = await host.Client.GetAsync(new Uri("health/ready", UriKind.Relative), Stop);
            return (string?)(await answer.JsonAsync(Stop))["status"] == status;
        },
        $"the health is {status}",
        Stop);
}
