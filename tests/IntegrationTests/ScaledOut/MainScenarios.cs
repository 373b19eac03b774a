using System.Net;
using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.DirectLine;
using MetaverseSeoul.IntegrationTests.Knowledge;

namespace MetaverseSeoul.IntegrationTests.ScaledOut;

/// <summary>What a citizen does, the same on every kind of mesh: embedded, and scaled out on a real broker and database server.</summary>
public abstract class MainScenarios(Mesh mesh)
{
    private const string Question = "여권 발급 수수료 얼마예요?";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_citizen_comes_in_is_greeted_asks_and_is_answered_on_the_socket()
    {
        using var citizen = await ComeInAsync();
        using var socket = await citizen.OpenStreamAsync(Stop);
        await socket.ReadUntilAsync(seen => seen.Any(activity => activity.IsFromBot() && activity.ReplyTo() is null), Stop);
        var asked = await citizen.SayAsync(Question, Stop, key: "asked");
        var seen = await socket.ReadUntilAsync(all => all.Any(activity => activity.ReplyTo() == asked), Stop);
        var echo = seen.Single(activity => activity.ClientKey() == "asked");
        var reply = seen.First(activity => activity.ReplyTo() == asked);
        Assert.Equal(asked, echo.Id());
        Assert.True(echo.Seq() < reply.Seq() && echo.Timestamp() < reply.Timestamp());
        Assert.Equal("petition120", (string?)reply["from"]!["id"]);
    }

    [Fact]
    public async Task What_staff_publish_is_soon_told_by_the_agents_and_after_it_is_withdrawn_no_more()
    {
        using var staff = new Staff(mesh.Door.Address);
        await staff.PublishAsync("owl-census", "부엉이 개체 조사 신청", "부엉이 조사는 **3월**에 신청해요.");
        using var citizen = await ComeInAsync();
        await Wait.UntilAsync(async () => await ToldAsync(citizen), "the agent tells the article", Stop);
        using var withdrawn = await staff.PostAsync("articles/owl-census/ko/withdraw", new JsonObject { ["version"] = 1 });
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        await Wait.UntilAsync(async () => !await ToldAsync(citizen), "the agent tells it no more", Stop);

        static async Task<bool> ToldAsync(Citizen citizen) =>
            (await citizen.ReplyToAsync(await citizen.SayAsync("부엉이 개체 조사 신청 어떻게 해요?", Stop), Stop)).Text()!.Contains("3월", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_who_only_polls_is_answered_too()
    {
        using var citizen = await ComeInAsync();
        await citizen.GreetingAsync(Stop);
        await citizen.ReplyToAsync(await citizen.SayAsync(Question, Stop), Stop);
    }

    [Fact]
    public async Task A_socket_that_comes_back_with_its_watermark_sees_each_activity_once()
    {
        using var citizen = await ComeInAsync();
        var union = new List<JsonObject>();
        string? watermark = null;
        for (var i = 0; i < 3; i++)
        {
            await citizen.ReconnectAsync(watermark, Stop);
            using var socket = await citizen.OpenStreamAsync(Stop);
            var asked = await citizen.SayAsync(Question, Stop);
            union.AddRange(await socket.ReadUntilAsync(seen => seen.Any(activity => activity.ReplyTo() == asked), Stop));
            watermark = socket.Watermark;
            socket.Abort();
            await citizen.SayAsync($"끊긴 동안 {i}", Stop);
        }

        var seqs = union.Where(activity => activity.Type() != "typing").Select(activity => activity.Seq()).ToList();
        Assert.Equal(Enumerable.Range(2, seqs.Count).Select(seq => (long)seq), seqs);
    }

    [Fact]
    public async Task The_same_key_is_stored_once_however_often_and_at_once_it_is_sent()
    {
        using var citizen = await ComeInAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => citizen.SayAsync(Question, Stop, key: "once")));
        Assert.Single(ids.Distinct());
        await citizen.ReplyToAsync(ids[0], Stop);
        var transcript = await citizen.TranscriptAsync(Stop);
        Assert.Single(transcript, activity => activity.ClientKey() == "once");
        Assert.Single(transcript, activity => activity.ReplyTo() == ids[0]);
    }

    [Fact]
    public async Task Many_messages_at_once_keep_one_dense_order_and_are_all_answered()
    {
        using var citizen = await ComeInAsync();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => citizen.SayAsync($"한꺼번에 {i}", Stop)));
        await citizen.ReplyToAsync(await citizen.SayAsync(Question, Stop), Stop);
        var transcript = await citizen.TranscriptAsync(Stop);
        Assert.Equal(Enumerable.Range(2, transcript.Count).Select(seq => (long)seq), transcript.Select(activity => activity.Seq()));
        Assert.All(transcript.Zip(transcript.Skip(1)), pair => Assert.True(pair.First.Timestamp() < pair.Second.Timestamp()));
    }

    [Fact]
    public async Task A_file_is_kept_served_and_gone_with_its_conversation()
    {
        using var citizen = await ComeInAsync();
        var bytes = Guid.NewGuid().ToByteArray();
        var message = await UploadTests.UploadedAsync(citizen, UploadTests.Raw(bytes, "image/png", "가로등.png"));
        var url = new Uri((string)message["attachments"]![0]!["contentUrl"]!);
        using (var file = await mesh.Door.Client.GetAsync(url, Stop))
            Assert.Equal(bytes, await file.Content.ReadAsByteArrayAsync(Stop));
        await citizen.ReplyToAsync(message.Id(), Stop);

        using var deleted = await citizen.SendAsync(HttpMethod.Delete, $"api/chat/conversations/{citizen.ConversationId}", null, Stop);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await mesh.Door.Client.GetAsync(url, Stop);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_deleted_conversation_leaves_nothing_behind_and_is_404()
    {
        using var citizen = await ComeInAsync();
        await citizen.GreetingAsync(Stop);
        await citizen.ReplyToAsync(await citizen.SayAsync(Question, Stop), Stop);
        var asked = await citizen.SayAsync("상담원 전화 부탁해요", Stop);
        await citizen.ReplyToAsync(asked, Stop);
        var wanted = await citizen.SayAsync("전화 받고 싶어요", Stop);
        await citizen.ReplyToAsync(wanted, Stop);
        var number = await citizen.SayAsync("010-2345-6789", Stop);
        await citizen.ReplyToAsync(number, Stop);
        await UploadTests.UploadedAsync(citizen, UploadTests.Raw([1, 2, 3], "image/png", "a.png"));
        Assert.NotEmpty(await mesh.TracesOfAsync(citizen.ConversationId, Stop));

        using (var deleted = await citizen.SendAsync(HttpMethod.Delete, $"api/chat/conversations/{citizen.ConversationId}", null, Stop))
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        foreach (var (method, path) in new[] { (HttpMethod.Get, citizen.Path), (HttpMethod.Get, $"{citizen.Path}/activities"), (HttpMethod.Get, $"api/chat/conversations/{citizen.ConversationId}/transcript") })
        {
            using var answer = await citizen.SendAsync(method, path, null, Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var late = await citizen.PostAsync(Citizen.Message("너무 늦은 말"), Stop);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Empty(await mesh.TracesOfAsync(citizen.ConversationId, Stop));
    }

    [Fact]
    public async Task A_transcript_holds_the_whole_conversation_as_a_file()
    {
        using var citizen = await ComeInAsync();
        await citizen.ReplyToAsync(await citizen.SayAsync(Question, Stop), Stop);
        using var answer = await citizen.SendAsync(HttpMethod.Get, $"api/chat/conversations/{citizen.ConversationId}/transcript", null, Stop);
        Assert.Equal($"{citizen.ConversationId}.transcript", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal((byte)'[', bytes[0]);
        var polled = (await citizen.PollAsync("", Stop)).Activities.Select(activity => activity.ToJsonString());
        Assert.Equal(polled, JsonNode.Parse(bytes)!.AsArray().Select(activity => activity!.ToJsonString()));
    }

    [Fact]
    public async Task A_bot_that_is_switched_off_gives_the_operators_notice_until_it_is_on_again()
    {
        using var citizen = await ComeInAsync();
        await citizen.GreetingAsync(Stop);
        try
        {
            var off = await mesh.Door.OperateAsync(Stop, "bot", "petition120", "off", "잠시 점검 중이에요.", "Under maintenance.");
            Assert.True(off.ExitCode == 0, off.Complaint);
            await Wait.UntilAsync(async () => !(bool)(await WelcomeAsync())["agents"]![0]!["available"]!, "the page shows the bot as away", Stop);
            Assert.Equal("잠시 점검 중이에요.", (string?)(await WelcomeAsync())["agents"]![0]!["notice"]!["ko"]);
            await Wait.UntilAsync(
                async () => (await citizen.ReplyToAsync(await citizen.SayAsync(Question, Stop), Stop)).Text() == "잠시 점검 중이에요.",
                "the citizen reads the notice",
                Stop);
        }
        finally
        {
            Assert.Equal(0, (await mesh.Door.OperateAsync(Stop, "bot", "petition120", "on")).ExitCode);
        }

        await Wait.UntilAsync(
            async () => (await citizen.ReplyToAsync(await citizen.SayAsync(Question, Stop), Stop)).Text() != "잠시 점검 중이에요.",
            "the bot answers again",
            Stop);
    }

    [Fact]
    public async Task A_banner_is_on_the_page_until_it_is_taken_down()
    {
        Assert.Equal(0, (await mesh.Door.OperateAsync(Stop, "banner", "emergency", "호우 경보", "Heavy rain warning")).ExitCode);
        await Wait.UntilAsync(async () => (string?)(await WelcomeAsync())["banner"]?["level"] == "emergency", "the banner is up", Stop);
        Assert.Equal("Heavy rain warning", (string?)(await WelcomeAsync())["banner"]!["text"]!["ja"]);
        Assert.Equal(0, (await mesh.Door.OperateAsync(Stop, "banner", "off")).ExitCode);
        await Wait.UntilAsync(async () => (await WelcomeAsync())["banner"] is null, "the banner is down", Stop);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"a","channelData":{"clientActivityID":"a\u0000b"}}""")]
    [InlineData("""{"type":"message\u0000","text":"a"}""")]
    [InlineData("""{"type":"message","text":"a","replyToId":"\u0000"}""")]
    public async Task A_NUL_is_refused_by_name_and_never_takes_the_database_for_away(string body)
    {
        using var citizen = await ComeInAsync();
        using var refused = await citizen.PostAsync(body, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var stored = await citizen.PostAsync("""{"type":"message","text":"NUL이 \u0000 안에","value":{"x":"\u0000","\u0000":1},"from":{"name":"\u0000"}}""", Stop);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        await citizen.ReplyToAsync((string)(await stored.JsonAsync(Stop))["id"]!, Stop);
    }

    [Fact]
    public async Task Healthy_means_live_and_ready_with_every_part()
    {
        using var ready = await mesh.Door.Client.GetAsync(new Uri("health/ready", UriKind.Relative), Stop);
        var health = await ready.JsonAsync(Stop);
        Assert.Equal("Healthy", (string?)health["status"]);
        Assert.Equal(["bus", "log"], health["parts"]!.AsObject().Select(part => part.Key).Order());
    }

    private Task<Citizen> ComeInAsync() => Citizen.ComeInAsync(mesh.Door.Address, Stop);

    private async Task<JsonObject> WelcomeAsync()
    {
        using var answer = await mesh.Door.Client.GetAsync(new Uri("api/chat/welcome", UriKind.Relative), Stop);
        return await answer.JsonAsync(Stop);
    }
}

public sealed class EmbeddedTests(EmbeddedMesh mesh) : MainScenarios(mesh), IClassFixture<EmbeddedMesh>;
