using System.Net;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.BadInput;

/// <summary>One address floods; everybody else does not notice. Every address of 127.0.0.0/8 is a client of its own here.</summary>
public sealed class FloodTests
{
    private const string Flooder = "127.0.0.66";
    private const string Neighbour = "127.0.0.7";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flood_from_one_address_is_told_to_wait_and_nobody_else_is()
    {
        await using var host = await HostProcess.StartNewAsync(
            Stop, "--Gateway:Limits:MessagesPerAddress", "1", "--Gateway:Limits:MessageBurstPerAddress", "60", "--Gateway:Limits:MessagesPerToken", "1", "--Gateway:Limits:MessageBurstPerToken", "30");
        using var neighbour = await Citizen.ComeInAsync(host.Address, Stop, from: Neighbour);
        var flooders = new List<Citizen>();
        for (var i = 0; i < 5; i++)
            flooders.Add(await Citizen.ComeInAsync(host.Address, Stop, from: Flooder));

        var flood = Task.WhenAll(flooders.SelectMany(flooder => Enumerable.Range(0, 80).Select(i => flooder.PostAsync(Citizen.Message($"홍수 {i}"), Stop))));
        var asked = "";
        for (var i = 0; i < 20; i++)
            asked = await neighbour.SayAsync($"이웃의 말 {i}", Stop);

        var answers = await flood;
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        var refusals = answers.Where(answer => answer.StatusCode != HttpStatusCode.OK).ToList();
        Assert.NotEmpty(refusals);
        Assert.All(refusals, answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode));
        Assert.All(refusals, answer => Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1)));
        Assert.Equal("TooManyRequests", await refusals[0].ErrorCodeAsync(Stop));

        await neighbour.ReplyToAsync(asked, Stop);
        Assert.Equal(20, (await neighbour.TranscriptAsync(Stop)).Count(activity => !activity.IsFromBot()));
        var stored = 0;
        foreach (var flooder in flooders)
        {
            // Its polls go on all the while: a refusal would end a polling client for good.
            await flooder.PollAsync("", Stop);
            stored += (await flooder.TranscriptAsync(Stop)).Count(activity => !activity.IsFromBot());
            flooder.Dispose();
        }

        Assert.Equal(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), stored);
    }

    [Fact]
    public async Task Tokens_for_pages_are_limited_by_address_with_Retry_After()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, "--Gateway:Limits:TokensPerAddress", "1", "--Gateway:Limits:TokenBurstPerAddress", "3");
        using var flooder = Citizen.NewHttp(host.Address, Flooder);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => flooder.PostAsync(new Uri("api/chat/tokens", UriKind.Relative), null, Stop)));
        var refused = answers.First(answer => answer.StatusCode != HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        using var neighbour = await Citizen.ComeInAsync(host.Address, Stop, from: Neighbour);
    }

    [Fact]
    public async Task A_token_over_its_own_limit_is_refused_without_using_up_its_neighbours()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, "--Gateway:Limits:MessagesPerToken", "1", "--Gateway:Limits:MessageBurstPerToken", "5");
        using var loud = await Citizen.ComeInAsync(host.Address, Stop);
        using var quiet = await Citizen.ComeInAsync(host.Address, Stop);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => loud.PostAsync(Citizen.Message($"{i}번째"), Stop)));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        await quiet.SayAsync("같은 주소의 다른 사람", Stop);
    }
}
