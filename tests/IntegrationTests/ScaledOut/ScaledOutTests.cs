using MassTransit;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.Mesh.Bus;
using Microsoft.Extensions.DependencyInjection;

namespace MetaverseSeoul.IntegrationTests.ScaledOut;

public sealed class ScaledOutTests(ScaledOutMesh mesh) : MainScenarios(mesh), IClassFixture<ScaledOutMesh>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The test itself plays a process of the mesh here: no bot of ours shows typing or writes in pieces yet.</summary>
    /// <remarks>Conformance list (protocol sheet §1.11) 13 and 14.</remarks>
    [Fact]
    public async Task Typing_and_unfinished_pieces_of_a_bot_reach_the_stream_and_no_history()
    {
        using var citizen = await Citizen.ComeInAsync(mesh.Door.Address, Stop);
        await citizen.GreetingAsync(Stop);
        using var socket = await citizen.OpenStreamAsync(Stop);
        await socket.ReadUntilAsync(seen => seen.Count > 0, Stop);
        var watermark = socket.Watermark;

        await using var another = await AnotherProcessAsync();
        var bus = another.GetRequiredService<IBus>();
        const string piece = """{"type":"typing","text":"여권은","from":{"id":"petition120","role":"bot"},"channelData":{"streamType":"streaming","streamSequence":1}}""";
        await bus.Publish(new EphemeralShown(citizen.ConversationId, piece), Stop);
        var seen = await socket.ReadUntilAsync(all => all.Any(activity => activity.Type() == "typing"), Stop);
        Assert.Equal("여권은", seen.Single(activity => activity.Type() == "typing").Text());
        Assert.Equal(watermark, socket.Watermark);

        var asked = await citizen.SayAsync("여권 발급 수수료 얼마예요?", Stop);
        await socket.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == asked), Stop);
        Assert.DoesNotContain(await citizen.TranscriptAsync(Stop), activity => activity.Type() == "typing");
        Assert.DoesNotContain((await citizen.PollAsync("", Stop)).Activities, activity => activity.Type() == "typing");
        using var later = await citizen.OpenStreamAsync(Stop);
        Assert.DoesNotContain(await later.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == asked), Stop), activity => activity.Type() == "typing");
    }

    private async Task<ServiceProvider> AnotherProcessAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.UsingRabbitMq((_, rabbit) => rabbit.Host(new Uri(mesh.Broker)));
        });
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IBusControl>().StartAsync(Stop);
        return provider;
    }
}
