using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace MetaverseSeoul.IntegrationTests.Clients;

/// <summary>One citizen in one conversation, over HTTP and WebSocket as Direct Line's clients speak them.</summary>
internal sealed class Citizen : IDisposable
{
    private readonly HttpClient http;

    private Citizen(HttpClient http, JsonObject conversation)
    {
        this.http = http;
        Take(conversation);
    }

    public string ConversationId { get; private set; } = "";

    public string Token { get; private set; } = "";

    public Uri? StreamUrl { get; private set; }

    public string Path => $"v3/directline/conversations/{ConversationId}";

    /// <summary>Asks the page's door for a token and begins a conversation, as the chat page does.</summary>
    /// <param name="from">Local address to come from; another address of the loopback is another client to the host.</param>
    public static async Task<Citizen> ComeInAsync(Uri address, CancellationToken cancellation, string locale = "ko", string? from = null)
    {
        var http = NewHttp(address, from);
        using var given = await http.PostAsync(new Uri("api/chat/tokens", UriKind.Relative), null, cancellation);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        var citizen = new Citizen(http, await given.JsonAsync(cancellation));
        await citizen.StartAsync(cancellation, locale);
        return citizen;
    }

    /// <summary>With a token from elsewhere; nothing is begun yet.</summary>
    public static Citizen With(Uri address, string conversationId, string token, string? from = null) =>
        new(NewHttp(address, from), new JsonObject { ["conversationId"] = conversationId, ["token"] = token });

    public async Task<HttpStatusCode> StartAsync(CancellationToken cancellation, string locale = "ko")
    {
        using var begun = await SendAsync(HttpMethod.Post, "v3/directline/conversations", Json.Body(new JsonObject { ["locale"] = locale }), cancellation);
        Assert.True(begun.IsSuccessStatusCode, $"The start was answered with {begun.StatusCode}.");
        Take(await begun.JsonAsync(cancellation));
        return begun.StatusCode;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellation, string? origin = null) =>
        SendAsync(Request(method, path, body, Token, origin), cancellation);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation) => http.SendAsync(request, cancellation);

    public static HttpRequestMessage Request(HttpMethod method, string path, HttpContent? body, string credential, string? origin = null)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return request;
    }

    public Task<HttpResponseMessage> PostAsync(JsonNode activity, CancellationToken cancellation) => PostAsync(activity.ToJsonString(), cancellation);

    public Task<HttpResponseMessage> PostAsync(string activity, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"{Path}/activities", Json.Body(activity), cancellation);

    /// <summary>Says something that must be taken.</summary>
    /// <returns>The id of what was stored.</returns>
    public async Task<string> SayAsync(string text, CancellationToken cancellation, string? key = null)
    {
        using var stored = await PostAsync(Message(text, key), cancellation);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        return (string)(await stored.JsonAsync(cancellation))["id"]!;
    }

    public static JsonObject Message(string text, string? key = null) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["locale"] = "ko",
        ["channelData"] = new JsonObject { ["clientActivityID"] = key ?? Guid.NewGuid().ToString("N") },
    };

    public async Task<ActivitySet> PollAsync(string? watermark, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"{Path}/activities?watermark={watermark}", null, cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return ActivitySet.Read(await answer.JsonAsync(cancellation));
    }

    /// <summary>Polls from the beginning until what came satisfies.</summary>
    public async Task<List<JsonObject>> WaitForAsync(Func<List<JsonObject>, bool> enough, CancellationToken cancellation)
    {
        var seen = new List<JsonObject>();
        var watermark = "";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Wait.Patience);
        while (!enough(seen))
        {
            try
            {
                var news = await PollAsync(watermark, patience.Token);
                seen.AddRange(news.Activities);
                watermark = news.Watermark;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited in vain; this had come:\n{string.Join('\n', seen.Select(activity => activity.ToJsonString()))}");
            }
        }

        return seen;
    }

    /// <summary>Polls until the bot has answered the message.</summary>
    public async Task<JsonObject> ReplyToAsync(string messageId, CancellationToken cancellation) =>
        (await WaitForAsync(seen => seen.Any(activity => activity.IsFromBot() && activity.ReplyTo() == messageId), cancellation))
            .First(activity => activity.IsFromBot() && activity.ReplyTo() == messageId);

    public Task GreetingAsync(CancellationToken cancellation) =>
        WaitForAsync(seen => seen.Any(activity => activity.IsFromBot() && activity.IsMessage()), cancellation);

    /// <summary>The whole conversation at once, as its citizen may download it.</summary>
    public async Task<List<JsonObject>> TranscriptAsync(CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"api/chat/conversations/{ConversationId}/transcript", null, cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))!.AsArray().Select(node => node!.AsObject())];
    }

    /// <summary>Asks for a fresh stream address behind the watermark; takes the fresh token too, as directlinejs does.</summary>
    public async Task ReconnectAsync(string? watermark, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"{Path}?watermark={watermark}", null, cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Take(await answer.JsonAsync(cancellation));
    }

    public Task<Socket> OpenStreamAsync(CancellationToken cancellation) => Socket.OpenAsync(StreamUrl!, cancellation);

    public void Dispose() => http.Dispose();

    public static HttpClient NewHttp(Uri address, string? from = null)
    {
        var handler = new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10) };
        if (from is not null)
        {
            handler.ConnectCallback = async (context, cancellation) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            };
        }

        return new HttpClient(handler) { BaseAddress = address, Timeout = Wait.Patience };
    }

    private void Take(JsonObject conversation)
    {
        ConversationId = (string)conversation["conversationId"]!;
        Token = (string)conversation["token"]!;
        if ((string?)conversation["streamUrl"] is { } url)
            StreamUrl = new Uri(url);
    }
}
