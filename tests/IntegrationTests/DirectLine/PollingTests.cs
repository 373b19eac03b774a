using System.Net;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.DirectLine;

/// <summary>A polling client stops for good on any answer but 200, 403 and 404. Numbers in remarks are those of the conformance list (protocol sheet
/// §1.11).</summary>
public sealed class PollingTests(SharedHost shared)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_or_absent_watermark_reads_from_the_beginning_and_each_set_goes_on_behind_the_last()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        await citizen.GreetingAsync(Stop);
        var first = await citizen.PollAsync("", Stop);
        using var absent = await citizen.SendAsync(HttpMethod.Get, $"{citizen.Path}/activities", null, Stop);
        Assert.Equal(
            first.Activities.Select(activity => activity.Id()),
            ActivitySet.Read(await absent.JsonAsync(Stop)).Activities.Select(activity => activity.Id()));

        var posted = await citizen.SayAsync("다음 말", Stop);
        var next = await citizen.PollAsync(first.Watermark, Stop);
        Assert.Equal(posted, next.Activities[0].Id());
    }

    [Fact]
    public async Task A_poll_is_answered_as_soon_as_something_is_appended()
    {
        // Held longer than this test may take: only news can end it.
        await using var host = await HostProcess.StartNewAsync(Stop, "--Gateway:LongPollSeconds", "15");
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        await citizen.GreetingAsync(Stop);
        var watermark = (await citizen.PollAsync("", Stop)).Watermark;

        var held = citizen.PollAsync(watermark, Stop);
        var posted = await citizen.SayAsync("기다리던 말", Stop);
        var news = await held;
        Assert.Equal(posted, news.Activities[0].Id());
        Assert.NotEqual(watermark, news.Watermark);
    }

    [Fact]
    public async Task A_poll_with_nothing_new_gives_the_same_watermark_back()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        await citizen.GreetingAsync(Stop);
        var watermark = (await citizen.PollAsync("", Stop)).Watermark;
        var nothing = await citizen.PollAsync(watermark, Stop);
        Assert.Empty(nothing.Activities);
        Assert.Equal(watermark, nothing.Watermark);
    }

    [Theory, InlineData("99999999"), InlineData("-1"), InlineData("abc"), InlineData("1.5"), InlineData("99999999999999999999")]
    public async Task A_watermark_the_conversation_never_gave_is_refused(string watermark)
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var answer = await citizen.SendAsync(HttpMethod.Get, $"{citizen.Path}/activities?watermark={watermark}", null, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("BadArgument", await answer.ErrorCodeAsync(Stop));
    }

    /// <remarks>9.</remarks>
    [Fact]
    public async Task A_client_that_polls_over_its_limit_gets_200_and_loses_nothing()
    {
        await using var host = await HostProcess.StartNewAsync(
            Stop, "--Gateway:Limits:PollsPerToken", "1", "--Gateway:Limits:PollBurstPerToken", "2", "--Gateway:LongPollSeconds", "0");
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        var posted = await citizen.SayAsync("한도를 넘어도", Stop);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => citizen.SendAsync(HttpMethod.Get, $"{citizen.Path}/activities?watermark=1", null, Stop)));
        foreach (var answer in answers)
        {
            using (answer)
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                var set = ActivitySet.Read(await answer.JsonAsync(Stop));
                Assert.True(set.Activities.Count > 0 || set.Watermark == "1", "An empty set moved the watermark.");
            }
        }

        await citizen.ReplyToAsync(posted, Stop);
    }

    /// <remarks>9. The tables are renamed away under the running host: every statement fails, as on a broken disk.</remarks>
    [Fact]
    public async Task While_the_database_is_away_polls_get_200_and_posts_503_and_nothing_is_lost()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, [.. SharedHost.NoLimits, "--Gateway:LongPollSeconds", "1"]);
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        await citizen.GreetingAsync(Stop);
        var watermark = (await citizen.PollAsync("", Stop)).Watermark;
        using var socket = await citizen.OpenStreamAsync(Stop);

        using (var outside = MeshFile.Open(host))
        {
            outside.Execute("ALTER TABLE conversation RENAME TO conversation_away");
            for (var i = 0; i < 5; i++)
            {
                var nothing = await citizen.PollAsync(watermark, Stop);
                Assert.Empty(nothing.Activities);
                Assert.Equal(watermark, nothing.Watermark);
            }

            using var refused = await citizen.PostAsync(Citizen.Message("다시 보낼 말", "again"), Stop);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            using var notReady = await host.Client.GetAsync(new Uri("health/ready", UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, notReady.StatusCode);
            using var alive = await host.Client.GetAsync(new Uri("health/live", UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
            outside.Execute("ALTER TABLE conversation_away RENAME TO conversation");
        }

        var stored = await citizen.SayAsync("다시 보낼 말", Stop, key: "again");
        await citizen.ReplyToAsync(stored, Stop);
        Assert.Single(await citizen.TranscriptAsync(Stop), activity => activity.ClientKey() == "again");
    }

    /// <remarks>9.</remarks>
    [Fact]
    public async Task While_the_database_is_locked_polls_go_on_and_the_post_is_answered_when_it_is_free()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, [.. SharedHost.NoLimits, "--Gateway:LongPollSeconds", "0"]);
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        await citizen.GreetingAsync(Stop);
        var watermark = (await citizen.PollAsync("", Stop)).Watermark;

        Task<string> post;
        using (var outside = MeshFile.Open(host))
        {
            outside.Execute("BEGIN IMMEDIATE");
            post = citizen.SayAsync("잠긴 동안 보낸 말", Stop);
            for (var i = 0; i < 10; i++)
                Assert.Empty((await citizen.PollAsync(watermark, Stop)).Activities);
            Assert.False(post.IsCompleted, "A post was acknowledged that cannot have been stored.");
            outside.Execute("ROLLBACK");
        }

        await citizen.ReplyToAsync(await post, Stop);
    }

    /// <remarks>9, with the database server itself gone.</remarks>
    [Fact]
    public async Task While_PostgreSQL_is_down_polls_get_200_and_posts_503_and_nothing_is_lost()
    {
        await using var own = new PostgresServer();
        await using var host = await HostProcess.StartNewAsync(
            Stop, [.. SharedHost.NoLimits, "--Gateway:LongPollSeconds", "0", "--ConnectionStrings:Mesh", await own.NewDatabaseAsync()]);
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        await citizen.GreetingAsync(Stop);
        var watermark = (await citizen.PollAsync("", Stop)).Watermark;

        await own.StopAsync();
        for (var i = 0; i < 5; i++)
            Assert.Empty((await citizen.PollAsync(watermark, Stop)).Activities);
        using (var refused = await citizen.PostAsync(Citizen.Message("다시 보낼 말", "again"), Stop))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);

        await own.RestartAsync();
        await Wait.UntilAsync(
            async () =>
            {
                using var stored = await citizen.PostAsync(Citizen.Message("다시 보낼 말", "again"), Stop);
                return stored.StatusCode == HttpStatusCode.OK;
            },
            "the post was taken again",
            Stop);
        await citizen.WaitForAsync(seen => seen.Any(activity => activity.IsFromBot() && activity.ReplyTo() is not null), Stop);
        Assert.Single(await citizen.TranscriptAsync(Stop), activity => activity.ClientKey() == "again");
    }
}
