using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.DirectLine;

/// <summary>Microsoft's unmodified client, by socket and by polling. Conformance list (protocol sheet §1.11) 17.</summary>
public sealed class DirectLineJsTests(SharedHost shared)
{
    private const string Question = "여권 발급 수수료 얼마예요?";
    private const string User = "dl_js";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(true), InlineData(false)]
    public async Task It_connects_is_greeted_posts_sees_its_echo_and_the_reply(bool webSocket)
    {
        var host = await shared.GetAsync();
        await using var client = DirectLineJs.Start(host, webSocket);
        await client.TellAsync("connect", new JsonObject { ["token"] = await TokenAsync(host) });
        await client.HeardAsync(told => (string?)told["status"] == "Online", Stop);
        var greeting = await client.HeardAsync(told => IsActivity(told, activity => activity.IsFromBot()), Stop);
        Assert.Null(greeting["activity"]!.AsObject().ReplyTo());

        await client.PostAsync(Question, "js-1", User);
        var posted = (string)(await client.HeardAsync(told => (string?)told["key"] == "js-1" && told["posted"] is not null, Stop))["posted"]!;
        Assert.NotEqual("retry", posted);
        await client.HeardAsync(told => IsActivity(told, activity => activity.ReplyTo() == posted), Stop);
        var echo = Assert.Single(client.Activities, activity => activity.ClientKey() == "js-1");
        Assert.Equal(posted, echo.Id());
        Assert.Equal(User, (string?)echo["from"]!["id"]);
        Assert.True(echo.Seq() < client.Activities.Single(activity => activity.ReplyTo() == posted).Seq());

        await client.TellAsync("sessionId");
        Assert.NotEqual("", (string?)(await client.HeardAsync(told => told["sessionId"] is not null, Stop))["sessionId"]);
        await client.TellAsync("refresh");
        await client.HeardAsync(told => (bool?)told["refreshed"] == true, Stop);
        await client.PostAsync(Question, "js-2", User);
        await client.HeardAsync(told => (string?)told["key"] == "js-2" && (string?)told["posted"] is { } id && id != "retry", Stop);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_new_client_with_conversation_and_watermark_goes_on_where_the_old_one_was(bool webSocket)
    {
        var host = await shared.GetAsync();
        var token = await TokenAsync(host);
        await using var client = DirectLineJs.Start(host, webSocket);
        await client.TellAsync("connect", new JsonObject { ["token"] = token });
        await AskAsync(client, "before");
        await client.TellAsync("where");
        var where = await client.HeardAsync(told => told["conversationId"] is not null, Stop);
        await client.TellAsync("leave");
        await client.HeardAsync(told => told["left"] is not null, Stop);

        using (var elsewhere = Citizen.With(host.Address, (string)where["conversationId"]!, token))
            await elsewhere.ReplyToAsync(await elsewhere.SayAsync("다른 기기에서", Stop, key: "meanwhile"), Stop);
        var before = client.Activities.Select(activity => activity.Id()).ToList();
        var resumed = client.Events.Count;
        await client.TellAsync("connect", new JsonObject
        {
            ["token"] = token, ["conversationId"] = (string)where["conversationId"]!, ["watermark"] = (string)where["watermark"]!,
        });
        await client.HeardAsync(told => IsActivity(told, activity => activity.ClientKey() == "meanwhile"), Stop, resumed);
        await AskAsync(client, "after");

        var seqs = client.Activities.Where(activity => activity.Type() != "typing").Select(activity => activity.Seq()).ToList();
        Assert.Equal(Enumerable.Range(2, seqs.Count).Select(seq => (long)seq), seqs);
        Assert.NotEmpty(before);
    }

    /// <remarks>The expired token is signed with the host's own key; waiting for a real one would take a minute.</remarks>
    [Theory, InlineData(true), InlineData(false)]
    public async Task An_expired_token_is_noticed_and_a_fresh_one_goes_on_without_a_gap(bool webSocket)
    {
        var host = await shared.GetAsync();
        var token = await TokenAsync(host);
        await using var client = DirectLineJs.Start(host, webSocket);
        await client.TellAsync("connect", new JsonObject { ["token"] = token });
        await AskAsync(client, "before");
        await client.TellAsync("where");
        var conversationId = (string)(await client.HeardAsync(told => told["conversationId"] is not null, Stop))["conversationId"]!;

        await client.TellAsync("setToken", new JsonObject { ["token"] = TokenForge.Expired(host, conversationId) });
        await client.PostAsync(Question, "while-expired", User);
        await client.HeardAsync(told => (string?)told["status"] == "ExpiredToken", Stop);
        await client.HeardAsync(told => (string?)told["key"] == "while-expired" && told["posted"] is not null, Stop);
        Assert.DoesNotContain(client.Events, told => (string?)told["key"] == "while-expired" && (string?)told["posted"] != "retry");

        using var page = Citizen.With(host.Address, conversationId, token);
        await page.ReconnectAsync(null, Stop);
        var reconnected = client.Events.Count;
        await client.TellAsync("reconnect", new JsonObject { ["conversation"] = new JsonObject { ["token"] = page.Token, ["streamUrl"] = page.StreamUrl!.ToString() } });
        await client.HeardAsync(told => (string?)told["status"] == "Online", Stop, reconnected);
        await AskAsync(client, "while-expired");

        // On Online the client opens another socket or poll beside the old one, so that it may see things twice; the log holds them once.
        var distinct = client.Activities.Where(activity => activity.Type() != "typing").Select(activity => activity.Seq()).Distinct().Order().ToList();
        Assert.Equal(Enumerable.Range(2, distinct.Count).Select(seq => (long)seq), distinct);
        Assert.Single(await page.TranscriptAsync(Stop), activity => activity.ClientKey() == "while-expired");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task With_the_server_killed_in_a_burst_the_union_has_no_gap_and_no_double(bool webSocket)
    {
        await using var host = await HostProcess.StartNewAsync(Stop, [.. SharedHost.NoLimits, "--Gateway:Secrets:0", SharedHost.Secret, "--Gateway:LongPollSeconds", "1"]);
        var token = await TokenAsync(host);
        await using var client = DirectLineJs.Start(host, webSocket);
        await client.TellAsync("connect", new JsonObject { ["token"] = token });
        await client.HeardAsync(told => IsActivity(told, activity => activity.IsFromBot()), Stop);

        for (var i = 0; i < 40; i++)
            await client.PostAsync($"말 {i}", Key(i), User);
        await client.HeardAsync(told => (string?)told["key"] == Key(10), Stop);
        await host.KillAsync();
        for (var i = 0; i < 40; i++)
            await client.HeardAsync(told => (string?)told["key"] == Key(i), Stop);
        await host.StartAsync(Stop);

        if (!webSocket)
        {
            // A polling client stops for good on a network error (protocol sheet §1.6); a page makes a new one.
            await client.TellAsync("where");
            var where = await client.HeardAsync(told => told["conversationId"] is not null, Stop);
            await client.TellAsync("leave");
            await client.TellAsync("connect", new JsonObject
            {
                ["token"] = token, ["conversationId"] = (string)where["conversationId"]!, ["watermark"] = (string)where["watermark"]!,
            });
        }

        // All again under the same keys, as Web Chat does with what it could not tell; what was stored is not stored twice.
        for (var i = 0; i < 40; i++)
            await SendUntilTakenAsync(client, i);
        for (var i = 0; i < 40; i++)
            await client.HeardAsync(told => IsActivity(told, activity => activity.ClientKey() == Key(i)), Stop);
        await AskAsync(client, "last");

        var seen = client.Activities.Where(activity => activity.Type() != "typing").ToList();
        // Two frames that arrive in one tick are handed out in turns by this client, whose users sort by timestamp. That the server sends them in order
        // is a rule of StreamTests, on a bare socket.
        Assert.Equal(Enumerable.Range(2, seen.Count).Select(seq => (long)seq), seen.Select(activity => activity.Seq()).Order());
        Assert.All(Enumerable.Range(0, 40), i => Assert.Single(seen, activity => activity.ClientKey() == Key(i)));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_deleted_conversation_ends_the_client(bool webSocket)
    {
        var host = await shared.GetAsync();
        var token = await TokenAsync(host);
        await using var client = DirectLineJs.Start(host, webSocket);
        await client.TellAsync("connect", new JsonObject { ["token"] = token });
        await AskAsync(client, "before");
        await client.TellAsync("where");
        var conversationId = (string)(await client.HeardAsync(told => told["conversationId"] is not null, Stop))["conversationId"]!;
        using var page = Citizen.With(host.Address, conversationId, token);
        using var deleted = await page.SendAsync(HttpMethod.Delete, $"api/chat/conversations/{conversationId}", null, Stop);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);

        await client.PostAsync("아직 있어요?", "late", User);
        var refused = await client.HeardAsync(told => (string?)told["key"] == "late" && (told["refused"] is not null || told["posted"] is not null), Stop);
        Assert.Equal(404, (int?)refused["refused"]);
        if (!webSocket)
            await client.HeardAsync(told => (string?)told["status"] == "Ended", Stop);
    }

    private static string Key(int i) => string.Create(CultureInfo.InvariantCulture, $"burst-{i}");

    private static bool IsActivity(JsonObject told, Func<JsonObject, bool> wanted) => told["activity"] is JsonObject activity && wanted(activity);

    private static async Task<string> TokenAsync(HostProcess host)
    {
        using var answer = await host.Client.SendAsync(
            Citizen.Request(HttpMethod.Post, "v3/directline/tokens/generate", Json.Body(new JsonObject { ["user"] = new JsonObject { ["id"] = User } }), SharedHost.Secret), Stop);
        return (string)(await answer.JsonAsync(Stop))["token"]!;
    }

    private static async Task AskAsync(DirectLineJs client, string key)
    {
        var from = client.Events.Count;
        await client.PostAsync(Question, key, User);
        var told = await client.HeardAsync(heard => (string?)heard["key"] == key && heard["posted"] is not null, Stop, from);
        var posted = (string)told["posted"]!;
        Assert.NotEqual("retry", posted);
        await client.HeardAsync(heard => IsActivity(heard, activity => activity.ReplyTo() == posted), Stop);
    }

    private static async Task SendUntilTakenAsync(DirectLineJs client, int i)
    {
        JsonObject told;
        do
        {
            var from = client.Events.Count;
            await client.PostAsync($"말 {i}", Key(i), User);
            told = await client.HeardAsync(heard => (string?)heard["key"] == Key(i) && (heard["posted"] is not null || heard["refused"] is not null), Stop, from);
            Assert.Null(told["refused"]);
        }
        while ((string?)told["posted"] == "retry");
    }
}
