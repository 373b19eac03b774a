using System.Net;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.Privacy;

/// <summary>Conversations past their time are forgotten by themselves. (What a citizen's own deletion leaves is in ScaledOut.MainScenarios: nothing.)</summary>
public sealed class ForgettingTests
{
    private const long Day = 24L * 60 * 60 * 1000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <remarks>The rows are made old through the database: no test can wait for days.</remarks>
    [Fact]
    public async Task A_conversation_past_its_retention_is_gone_and_a_younger_one_is_not()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, "--Mesh:RetentionDays", "2");
        using var old = await Citizen.ComeInAsync(host.Address, Stop);
        using var young = await Citizen.ComeInAsync(host.Address, Stop);
        await old.GreetingAsync(Stop);
        await young.GreetingAsync(Stop);
        await host.StopAsync();
        using (var database = MeshFile.Open(host))
        {
            database.Execute($"UPDATE conversation SET changed_at = changed_at - {3 * Day} WHERE id = '{old.ConversationId}'");
            database.Execute($"UPDATE conversation SET changed_at = changed_at - {Day} WHERE id = '{young.ConversationId}'");
        }

        await host.StartAsync(Stop);
        await Wait.UntilAsync(
            async () =>
            {
                using var answer = await old.SendAsync(HttpMethod.Get, old.Path, null, Stop);
                return answer.StatusCode == HttpStatusCode.NotFound;
            },
            "the old conversation is forgotten",
            Stop);
        using (var database = MeshFile.Open(host))
            Assert.Empty(ScaledOut.Traces.In(database, old.ConversationId));
        Assert.NotEmpty(await young.TranscriptAsync(Stop));
    }

    [Fact]
    public async Task A_kept_number_past_its_expiry_is_gone_while_its_conversation_stays()
    {
        await using var host = await HostProcess.StartNewAsync(Stop);
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        await citizen.GreetingAsync(Stop);
        await citizen.ReplyToAsync(await citizen.SayAsync("사람과 상담하고 싶어요", Stop), Stop);
        await citizen.ReplyToAsync(await citizen.SayAsync("네", Stop), Stop);
        await citizen.ReplyToAsync(await citizen.SayAsync("010-9876-5432", Stop), Stop);
        await host.StopAsync();
        using (var database = MeshFile.Open(host))
        {
            Assert.Equal(1L, database.Scalar<long>("SELECT count(*) FROM personal_item"));
            database.Execute($"UPDATE personal_item SET expires_at = expires_at - {31 * Day}");
        }

        await host.StartAsync(Stop);
        await Wait.UntilAsync(
            () =>
            {
                using var database = MeshFile.Open(host);
                return Task.FromResult(database.Scalar<long>("SELECT count(*) FROM personal_item") == 0);
            },
            "the number is forgotten",
            Stop);
        Assert.NotEmpty(await citizen.TranscriptAsync(Stop));
    }

    [Fact]
    public async Task Only_the_citizens_own_token_deletes_a_conversation()
    {
        await using var host = await HostProcess.StartNewAsync(Stop);
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        using var stranger = await Citizen.ComeInAsync(host.Address, Stop);
        using var refused = await stranger.SendAsync(HttpMethod.Delete, $"api/chat/conversations/{citizen.ConversationId}", null, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var nobody = await host.Client.DeleteAsync(new Uri($"api/chat/conversations/{citizen.ConversationId}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        await citizen.GreetingAsync(Stop);
    }
}
