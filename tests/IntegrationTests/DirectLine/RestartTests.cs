using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.DirectLine;

/// <summary>The server dies and comes back. Numbers in remarks are those of the conformance list (protocol sheet §1.11).</summary>
public sealed class RestartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <remarks>5.</remarks>
    [Fact]
    public async Task What_was_acknowledged_before_a_SIGKILL_is_delivered_and_answered_after_it()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, [.. SharedHost.NoLimits]);
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        await citizen.GreetingAsync(Stop);
        var watermark = (await citizen.PollAsync("", Stop)).Watermark;
        var posted = await citizen.SayAsync("여권 발급 수수료 얼마예요?", Stop, key: "before");
        await host.KillAsync();

        await host.StartAsync(Stop);
        await citizen.ReconnectAsync(watermark, Stop);
        using var socket = await citizen.OpenStreamAsync(Stop);
        var seen = await socket.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == posted), Stop);
        Assert.Equal(posted, seen[0].Id());
        Assert.Equal(posted, await citizen.SayAsync("여권 발급 수수료 얼마예요?", Stop, key: "before"));
        await AssertAnsweredOnceAsync(citizen, posted);
    }

    [Fact]
    public async Task Tokens_and_watermarks_are_good_after_a_restart()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, [.. SharedHost.NoLimits]);
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        var posted = await citizen.SayAsync("먼저 한 말", Stop);
        await citizen.ReplyToAsync(posted, Stop);
        var before = await citizen.PollAsync("", Stop);
        var middle = before.Activities[1].Seq();
        Assert.Equal(0, await host.StopAsync());
        await host.StartAsync(Stop);

        var after = await citizen.PollAsync(middle.ToString(System.Globalization.CultureInfo.InvariantCulture), Stop);
        Assert.Equal(before.Activities.Skip(2).Select(activity => activity.ToJsonString()), after.Activities.Select(activity => activity.ToJsonString()));
        Assert.Equal(before.Watermark, after.Watermark);
        await citizen.ReplyToAsync(await citizen.SayAsync("다시 한 말", Stop), Stop);
    }

    [Fact]
    public async Task A_host_that_is_stopped_closes_its_sockets_and_polls_and_ends_by_itself()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, "--Gateway:LongPollSeconds", "15");
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        await citizen.GreetingAsync(Stop);
        var watermark = (await citizen.PollAsync("", Stop)).Watermark;
        using var socket = await citizen.OpenStreamAsync(Stop);
        await socket.ReadUntilAsync(seen => seen.Count > 0, Stop);
        var held = citizen.SendAsync(HttpMethod.Get, $"{citizen.Path}/activities?watermark={watermark}", null, Stop);

        Assert.Equal(0, await host.StopAsync());
        while (await socket.ReadFrameAsync(Stop))
        {
        }

        // Answered with nothing or cut off: both are fine to a client; hanging is not.
        await Task.WhenAny(held);
    }

    private static async Task AssertAnsweredOnceAsync(Citizen citizen, string posted)
    {
        var transcript = await citizen.TranscriptAsync(Stop);
        Assert.Single(transcript, activity => activity.Id() == posted);
        Assert.Single(transcript, activity => activity.IsFromBot() && activity.ReplyTo() == posted);
    }
}
