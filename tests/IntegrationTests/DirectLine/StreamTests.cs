using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;

namespace MetaverseSeoul.IntegrationTests.DirectLine;

/// <summary>The socket. Numbers in remarks are those of the conformance list (protocol sheet §1.11).</summary>
public sealed class StreamTests(SharedHost shared)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <remarks>1.</remarks>
    [Fact]
    public async Task The_greeting_arrives_on_the_socket_exactly_once()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var socket = await citizen.OpenStreamAsync(Stop);
        await socket.ReadUntilAsync(seen => seen.Any(activity => activity.IsMessage()), Stop);

        // What the bot says next proves that nothing more of the greeting was on its way.
        var asked = await citizen.SayAsync("여권 발급 수수료 얼마예요?", Stop);
        var seen = await socket.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == asked), Stop);
        var greeting = Assert.Single(seen, activity => activity.IsFromBot() && activity.ReplyTo() is null);
        Assert.Equal("petition120", (string?)greeting["from"]!["id"]);
        Assert.False(string.IsNullOrWhiteSpace(greeting.Text()));
        Assert.DoesNotContain(seen, activity => activity.Type() == "conversationUpdate");
    }

    /// <remarks>2.</remarks>
    [Fact]
    public async Task What_was_posted_before_the_socket_opened_is_in_its_first_frame()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var posted = await citizen.SayAsync("먼저 보낸 말", Stop);
        using var socket = await citizen.OpenStreamAsync(Stop);
        Assert.True(await socket.ReadFrameAsync(Stop));
        Assert.Contains(socket.Frames[0].Activities, activity => activity.Id() == posted);
    }

    /// <remarks>3.</remarks>
    [Fact]
    public async Task The_echo_has_the_posts_id_and_key_and_comes_before_the_reply()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var socket = await citizen.OpenStreamAsync(Stop);
        var posted = await citizen.SayAsync("여권 발급 수수료 얼마예요?", Stop, key: "key-of-the-page");
        var seen = await socket.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == posted), Stop);

        var echo = Assert.Single(seen, activity => activity.ClientKey() == "key-of-the-page");
        Assert.Equal(posted, echo.Id());
        Assert.True(seen.IndexOf(echo) < seen.FindIndex(activity => activity.ReplyTo() == posted));
    }

    /// <remarks>4.</remarks>
    [Fact]
    public async Task A_socket_killed_in_a_burst_leaves_no_gap_and_no_double_after_reconnecting()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var burst = Task.Run(
            async () =>
            {
                for (var i = 0; i < 60; i++)
                    await citizen.SayAsync($"말 {i}", Stop, key: $"burst-{i}");
            },
            Stop);

        var union = new List<JsonObject>();
        string? watermark = null;
        foreach (var untilKey in new[] { "burst-10", "burst-25", "burst-40", "burst-59" })
        {
            await citizen.ReconnectAsync(watermark, Stop);
            using var socket = await citizen.OpenStreamAsync(Stop);
            union.AddRange(await socket.ReadUntilAsync(all => all.Any(activity => activity.ClientKey() == untilKey), Stop));
            watermark = socket.Watermark;
            socket.Abort();
        }

        await burst;
        var messages = union.Where(activity => activity.Type() != "typing").ToList();
        Assert.Equal(messages.Select(activity => activity.Id()).Distinct(), messages.Select(activity => activity.Id()));
        // Number 1 is the conversationUpdate, which is delivered to nobody.
        Assert.Equal(Enumerable.Range(2, messages.Count).Select(seq => (long)seq), messages.Select(activity => activity.Seq()));
        Assert.Equal(
            Enumerable.Range(0, 60).Select(i => $"burst-{i}"),
            messages.Select(activity => activity.ClientKey()).Where(key => key is not null));
    }

    /// <remarks>10.</remarks>
    [Fact]
    public async Task Two_sockets_of_a_conversation_see_the_same_order()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var first = await citizen.OpenStreamAsync(Stop);
        using var second = await citizen.OpenStreamAsync(Stop);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => citizen.SayAsync($"함께 보낸 말 {i}", Stop)));
        var last = await citizen.SayAsync("마지막 말", Stop);

        static IEnumerable<string> Ids(IEnumerable<JsonObject> seen) => seen.Where(activity => activity.Type() != "typing").Select(activity => activity.Id());
        var here = await first.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == last), Stop);
        var there = await second.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == last), Stop);
        var both = Math.Min(Ids(here).Count(), Ids(there).Count());
        Assert.Equal(Ids(here).Take(both), Ids(there).Take(both));
        Assert.True(both >= 22);
    }

    /// <remarks>13.</remarks>
    [Fact]
    public async Task A_citizens_typing_is_taken_and_is_in_no_history()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var socket = await citizen.OpenStreamAsync(Stop);
        using (var typed = await citizen.PostAsync("""{"type":"typing"}""", Stop))
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, typed.StatusCode);
            Assert.False(string.IsNullOrEmpty((string?)(await typed.JsonAsync(Stop))["id"]));
        }

        var asked = await citizen.SayAsync("여권 발급 수수료 얼마예요?", Stop);
        await socket.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == asked), Stop);
        Assert.DoesNotContain(await citizen.TranscriptAsync(Stop), activity => activity.Type() == "typing");
        Assert.DoesNotContain((await citizen.PollAsync(null, Stop)).Activities, activity => activity.Type() == "typing");
    }

    /// <remarks>16.</remarks>
    [Fact]
    public async Task Timestamps_go_up_within_a_conversation_however_fast_it_goes()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => citizen.SayAsync($"빠른 말 {i}", Stop)));
        var last = await citizen.SayAsync("끝", Stop);
        await citizen.ReplyToAsync(last, Stop);

        var times = (await citizen.TranscriptAsync(Stop)).ConvertAll(activity => activity.Timestamp());
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First < pair.Second, $"{pair.First:O} is not before {pair.Second:O}"));
        Assert.All(await citizen.TranscriptAsync(Stop), activity => Assert.EndsWith("Z", (string?)activity["timestamp"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_sends_empty_frames_or_chatter_goes_on_receiving()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var socket = await citizen.OpenStreamAsync(Stop);
        for (var i = 0; i < 3; i++)
            await socket.SendEmptyFrameAsync(Stop);
        await socket.SendTextAsync(new string('x', 5000), Stop);
        await socket.SendEmptyFrameAsync(Stop);

        var posted = await citizen.SayAsync("아직 듣고 있어요?", Stop);
        await socket.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == posted), Stop);
    }

    [Fact]
    public async Task The_stream_address_is_absolute_and_names_the_host_the_client_used()
    {
        var host = await shared.GetAsync();
        using var citizen = await shared.ComeInAsync(Stop);
        Assert.Equal("ws", citizen.StreamUrl!.Scheme);
        Assert.Equal(host.Address.Authority, citizen.StreamUrl.Authority);

        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = Citizen.Request(HttpMethod.Get, citizen.Path, null, citizen.Token);
        request.Headers.Host = "chat.seoul.example";
        using var answer = await http.SendAsync(request, Stop);
        Assert.StartsWith("ws://chat.seoul.example/", (string?)(await answer.JsonAsync(Stop))["streamUrl"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_conversation_is_replayed_whole_and_in_order()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        for (var i = 0; i < 5; i++)
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => citizen.SayAsync("여러 번 보낸 말", Stop)));
        var last = await citizen.SayAsync("끝", Stop);

        using var socket = await citizen.OpenStreamAsync(Stop);
        var seen = await socket.ReadUntilAsync(all => all.Any(activity => activity.Id() == last), Stop);
        var seqs = seen.Where(activity => activity.Type() != "typing").Select(activity => activity.Seq()).ToList();
        Assert.Equal(Enumerable.Range(2, seqs.Count).Select(seq => (long)seq), seqs);
        Assert.True(socket.Frames.Count >= 3, "250 activities come in more frames than one.");
    }
}
