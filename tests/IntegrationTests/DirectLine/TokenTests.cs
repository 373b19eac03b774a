using System.Net;
using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;
using Microsoft.IdentityModel.JsonWebTokens;

namespace MetaverseSeoul.IntegrationTests.DirectLine;

/// <summary>Who may speak: secrets, tokens, users, origins. Numbers in remarks are those of the conformance list (protocol sheet §1.11).</summary>
public sealed class TokenTests(SharedHost shared)
{
    private const string Generate = "v3/directline/tokens/generate";
    private const string Refresh = "v3/directline/tokens/refresh";
    private const string Conversations = "v3/directline/conversations";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <remarks>1.</remarks>
    [Theory, InlineData(SharedHost.Secret), InlineData(SharedHost.OtherSecret)]
    public async Task A_secret_of_either_slot_makes_tokens_that_begin_a_conversation_once(string secret)
    {
        using var citizen = await GeneratedAsync(secret, """{"User":{"Id":"dl_someone"}}""");
        Assert.Equal(HttpStatusCode.Created, await citizen.StartAsync(Stop));
        Assert.Equal(HttpStatusCode.OK, await citizen.StartAsync(Stop));
        using var socket = await citizen.OpenStreamAsync(Stop);
        await socket.ReadUntilAsync(seen => seen.Any(activity => activity.IsFromBot()), Stop);
        Assert.Equal("dl_someone", new JsonWebToken(citizen.Token).GetClaim("user").Value);
    }

    [Fact]
    public async Task A_generated_token_reserves_a_conversation_without_beginning_it()
    {
        using var citizen = await GeneratedAsync(SharedHost.Secret, body: null);
        Assert.Null(citizen.StreamUrl);
        using var answer = await citizen.SendAsync(HttpMethod.Get, $"{citizen.Path}/activities", null, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_secret_begins_reads_and_writes_any_conversation_itself()
    {
        var host = await shared.GetAsync();
        using var server = Citizen.With(host.Address, "", SharedHost.Secret);
        using var begun = await server.SendAsync(HttpMethod.Post, Conversations, Json.Body("""{"user":{"id":"u-1","name":"김"},"locale":"en"}"""), Stop);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var conversation = await begun.JsonAsync(Stop);
        var path = $"{Conversations}/{(string?)conversation["conversationId"]}";

        using var stored = await server.SendAsync(HttpMethod.Post, $"{path}/activities", Json.Body("""{"type":"message","text":"hello","from":{"id":"u-1"}}"""), Stop);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        using var read = await server.SendAsync(HttpMethod.Get, $"{path}/activities", null, Stop);
        Assert.Contains(ActivitySet.Read(await read.JsonAsync(Stop)).Activities, activity => activity.Text() == "hello");
        using var again = await server.SendAsync(HttpMethod.Get, path, null, Stop);
        Assert.False(string.IsNullOrEmpty((string?)(await again.JsonAsync(Stop))["streamUrl"]));
    }

    [Fact]
    public async Task A_secret_can_be_changed_in_one_slot_while_the_other_works()
    {
        const string next = "third-secret-of-the-integration-tests";
        await using var host = await HostProcess.StartNewAsync(Stop, "--Gateway:Secrets:0", SharedHost.Secret, "--Gateway:Secrets:1", SharedHost.OtherSecret);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden], await AnswersAsync());

        host.Arguments = ["--Gateway:Secrets:0", next, "--Gateway:Secrets:1", SharedHost.OtherSecret];
        await host.StopAsync();
        await host.StartAsync(Stop);
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK], await AnswersAsync());

        async Task<List<HttpStatusCode>> AnswersAsync()
        {
            var answers = new List<HttpStatusCode>();
            foreach (var secret in new[] { SharedHost.Secret, SharedHost.OtherSecret, next })
            {
                using var answer = await host.Client.SendAsync(Citizen.Request(HttpMethod.Post, Generate, null, secret), Stop);
                answers.Add(answer.StatusCode);
            }

            return answers;
        }
    }

    /// <remarks>8.</remarks>
    [Fact]
    public async Task A_token_opens_no_other_conversation_whether_it_exists_or_not()
    {
        using var mine = await shared.ComeInAsync(Stop);
        using var theirs = await shared.ComeInAsync(Stop);
        foreach (var other in new[] { theirs.ConversationId, Guid.NewGuid().ToString("N") })
        {
            foreach (var (method, path, body) in RoutesOf(other))
            {
                using var answer = await mine.SendAsync(method, path, body, Stop);
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {path}: {answer.StatusCode}");
            }
        }

        var ticket = theirs.StreamUrl!.ToString().Replace(theirs.ConversationId, mine.ConversationId, StringComparison.Ordinal);
        Assert.Equal(403, await Socket.RefusalAsync(new Uri(ticket), origin: null, Stop));
    }

    /// <remarks>7.</remarks>
    [Fact]
    public async Task An_expired_token_is_refused_as_TokenExpired_on_every_route()
    {
        var host = await shared.GetAsync();
        using var citizen = await shared.ComeInAsync(Stop);
        using var late = Citizen.With(host.Address, citizen.ConversationId, TokenForge.Expired(host, citizen.ConversationId));
        (HttpMethod, string, HttpContent?)[] routes =
        [
            .. RoutesOf(citizen.ConversationId),
            (HttpMethod.Post, Refresh, null),
            (HttpMethod.Post, Generate, null),
            (HttpMethod.Post, Conversations, null),
            (HttpMethod.Get, "v3/directline/session/getsessionid", null),
        ];
        foreach (var (method, path, body) in routes)
        {
            using var answer = await late.SendAsync(method, path, body, Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {path}: {answer.StatusCode}");
            var json = await answer.JsonAsync(Stop);
            Assert.Equal("TokenExpired", (string?)(json["code"] ?? json["error"]!["code"]));
        }
    }

    /// <remarks>7.</remarks>
    [Fact]
    public async Task An_expired_stream_ticket_opens_no_socket_and_a_token_is_no_ticket()
    {
        var host = await shared.GetAsync();
        using var citizen = await shared.ComeInAsync(Stop);
        Uri With(string ticket) => new($"ws://{host.Address.Authority}/{citizen.Path}/stream?t={ticket}");

        Assert.Equal(403, await Socket.RefusalAsync(With(TokenForge.Expired(host, citizen.ConversationId, TokenForge.Stream)), null, Stop));
        Assert.Equal(403, await Socket.RefusalAsync(With(citizen.Token), null, Stop));
        Assert.Equal(401, await Socket.RefusalAsync(With(""), null, Stop));

        var ticket = System.Web.HttpUtility.ParseQueryString(citizen.StreamUrl!.Query)["t"]!;
        using var answer = await Citizen.With(host.Address, citizen.ConversationId, ticket).SendAsync(HttpMethod.Get, $"{citizen.Path}/activities", null, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Tokens_of_another_key_and_tampered_ones_are_refused()
    {
        var host = await shared.GetAsync();
        using var citizen = await shared.ComeInAsync(Stop);
        var parts = citizen.Token.Split('.');
        var none = Convert.ToBase64String("""{"alg":"none","typ":"JWT"}"""u8).TrimEnd('=');
        foreach (var token in new[]
        {
            TokenForge.OfAnotherKey(host, citizen.ConversationId), $"{none}.{parts[1]}.", $"{parts[0]}.{parts[1]}.AAAA", "not-a-token", "a.b.c",
        })
        {
            using var stranger = Citizen.With(host.Address, citizen.ConversationId, token);
            using var answer = await stranger.SendAsync(HttpMethod.Get, $"{citizen.Path}/activities", null, Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{token}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Without_a_bearer_header_the_answer_is_401()
    {
        var host = await shared.GetAsync();
        using var citizen = await shared.ComeInAsync(Stop);
        using var without = await host.Client.GetAsync(new Uri($"{citizen.Path}/activities", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);

        using var basic = new HttpRequestMessage(HttpMethod.Get, new Uri($"{citizen.Path}/activities", UriKind.Relative));
        basic.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Basic", "YTpi");
        using var answer = await host.Client.SendAsync(basic, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_refreshed_token_keeps_conversation_user_and_origins()
    {
        using var citizen = await GeneratedAsync(SharedHost.Secret, """{"user":{"id":"dl_kept"},"trustedOrigins":["https://seoul.example"]}""");
        using var answer = await citizen.SendAsync(HttpMethod.Post, Refresh, null, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var refreshed = await answer.JsonAsync(Stop);
        Assert.Equal(citizen.ConversationId, (string?)refreshed["conversationId"]);
        Assert.True((int)refreshed["expires_in"]! >= 60);
        var token = new JsonWebToken((string)refreshed["token"]!);
        Assert.Equal("dl_kept", token.GetClaim("user").Value);
        Assert.Equal("https://seoul.example", token.GetClaim("origins").Value);
    }

    [Fact]
    public async Task A_token_for_an_origin_is_refused_from_another_also_at_the_handshake()
    {
        const string home = "https://seoul.example";
        const string away = "https://evil.example";
        using var citizen = await GeneratedAsync(SharedHost.Secret, $$"""{"user":{"id":"dl_origin"},"trustedOrigins":["{{home}}"]}""");
        await citizen.StartAsync(Stop);

        foreach (var (method, path, body) in RoutesOf(citizen.ConversationId).Where(route => route.Path.StartsWith("v3", StringComparison.Ordinal)))
        {
            using var refused = await citizen.SendAsync(method, path, body, Stop, origin: away);
            Assert.True(refused.StatusCode == HttpStatusCode.Forbidden, $"{method} {path}: {refused.StatusCode}");
        }

        using var taken = await citizen.SendAsync(HttpMethod.Get, $"{citizen.Path}/activities", null, Stop, origin: home);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal(403, await Socket.RefusalAsync(citizen.StreamUrl!, away, Stop));
        using var socket = await Socket.OpenAsync(citizen.StreamUrl!, Stop, home);
        await socket.ReadUntilAsync(seen => seen.Count > 0, Stop);
    }

    /// <remarks>12.</remarks>
    [Fact]
    public async Task The_user_of_the_token_is_the_sender_and_nobody_else()
    {
        using var citizen = await GeneratedAsync(SharedHost.Secret, """{"user":{"id":"dl_me"}}""");
        await citizen.StartAsync(Stop);
        using var forged = await citizen.PostAsync("""{"type":"message","text":"남의 이름으로","from":{"id":"petition120"}}""", Stop);
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        using var own = await citizen.PostAsync("""{"type":"message","text":"내 이름으로","from":{"id":"dl_me"}}""", Stop);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        await citizen.SayAsync("이름 없이", Stop);

        var said = (await citizen.TranscriptAsync(Stop)).Where(activity => !activity.IsFromBot()).ToList();
        Assert.Equal(["내 이름으로", "이름 없이"], said.Select(activity => activity.Text()));
        Assert.All(said, activity => Assert.Equal("dl_me", (string?)activity["from"]!["id"]));
    }

    [Fact]
    public async Task A_token_without_a_user_needs_a_sender_in_each_post()
    {
        using var citizen = await GeneratedAsync(SharedHost.Secret, body: null);
        await citizen.StartAsync(Stop);
        using var nobody = await citizen.PostAsync("""{"type":"message","text":"누구?"}""", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
        Assert.Equal("MissingProperty", await nobody.ErrorCodeAsync(Stop));
        using var somebody = await citizen.PostAsync("""{"type":"message","text":"나예요","from":{"id":"u-2"}}""", Stop);
        Assert.Equal(HttpStatusCode.OK, somebody.StatusCode);
    }

    [Fact]
    public async Task A_token_makes_no_tokens_and_a_secret_is_not_refreshed()
    {
        var host = await shared.GetAsync();
        using var citizen = await shared.ComeInAsync(Stop);
        using var generated = await citizen.SendAsync(HttpMethod.Post, Generate, null, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, generated.StatusCode);
        using var refreshed = await host.Client.SendAsync(Citizen.Request(HttpMethod.Post, Refresh, null, SharedHost.Secret), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refreshed.StatusCode);
    }

    [Fact]
    public async Task A_visitor_comes_back_to_an_own_conversation_and_to_no_other()
    {
        var host = await shared.GetAsync();
        using var mine = new HttpClient { BaseAddress = host.Address };
        using var first = await mine.PostAsync(new Uri("api/chat/tokens", UriKind.Relative), Json.Body("""{"locale":"ko"}"""), Stop);
        var given = await first.JsonAsync(Stop);
        using var citizen = Citizen.With(host.Address, (string)given["conversationId"]!, (string)given["token"]!);
        await citizen.StartAsync(Stop);

        var again = new JsonObject { ["conversationId"] = citizen.ConversationId };
        using var resumed = await mine.PostAsync(new Uri("api/chat/tokens", UriKind.Relative), Json.Body(again), Stop);
        Assert.Equal(HttpStatusCode.OK, resumed.StatusCode);
        Assert.Equal(citizen.ConversationId, (string?)(await resumed.JsonAsync(Stop))["conversationId"]);

        using var stranger = new HttpClient { BaseAddress = host.Address };
        using var refused = await stranger.PostAsync(new Uri("api/chat/tokens", UriKind.Relative), Json.Body(again), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        again["conversationId"] = Guid.NewGuid().ToString("N");
        using var gone = await mine.PostAsync(new Uri("api/chat/tokens", UriKind.Relative), Json.Body(again), Stop);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri("api/chat/tokens", UriKind.Relative));
        foreign.Headers.Add("Origin", "https://evil.example");
        using var elsewhere = await mine.SendAsync(foreign, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
    }

    private static (HttpMethod Method, string Path, HttpContent? Body)[] RoutesOf(string conversationId) =>
    [
        (HttpMethod.Get, $"{Conversations}/{conversationId}", null),
        (HttpMethod.Get, $"{Conversations}/{conversationId}/activities", null),
        (HttpMethod.Post, $"{Conversations}/{conversationId}/activities", Json.Body("""{"type":"message","text":"?"}""")),
        (HttpMethod.Post, $"{Conversations}/{conversationId}/upload", new ByteArrayContent([1, 2, 3]) { Headers = { { "Content-Type", "image/png" } } }),
        (HttpMethod.Get, $"api/chat/conversations/{conversationId}/transcript", null),
        (HttpMethod.Delete, $"api/chat/conversations/{conversationId}", null),
    ];

    private async Task<Citizen> GeneratedAsync(string secret, string? body)
    {
        var host = await shared.GetAsync();
        using var answer = await host.Client.SendAsync(Citizen.Request(HttpMethod.Post, Generate, body is null ? null : Json.Body(body), secret), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var given = await answer.JsonAsync(Stop);
        Assert.Equal(1800, (int)given["expires_in"]!);
        Assert.Null(given["streamUrl"]);
        return Citizen.With(host.Address, (string)given["conversationId"]!, (string)given["token"]!);
    }
}
