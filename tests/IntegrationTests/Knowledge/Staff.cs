using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;

namespace MetaverseSeoul.IntegrationTests.Knowledge;

/// <summary>Somebody who writes articles, over HTTP.</summary>
internal sealed class Staff : IDisposable
{
    public const string Key = "staff-key-of-the-integration-tests";

    private readonly HttpClient http;

    public Staff(Uri address, string? key = Key)
    {
        http = new HttpClient { BaseAddress = new Uri(address, "api/knowledge/"), Timeout = Wait.Patience };
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>The settings of a host that knows the key.</summary>
    public static IReadOnlyList<string> Setting { get; } = ["--Knowledge:StaffKeys:tester", Key];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative), Stop);

    public Task<HttpResponseMessage> PostAsync(string path, JsonNode body) => http.PostAsync(new Uri(path, UriKind.Relative), Json.Body(body), Stop);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent body) => http.PostAsync(new Uri(path, UriKind.Relative), body, Stop);

    public Task<HttpResponseMessage> PutAsync(string path, JsonNode body) => http.PutAsync(new Uri(path, UriKind.Relative), Json.Body(body), Stop);

    public async Task<JsonObject> SearchAsync(string text, string more = "")
    {
        using var answer = await GetAsync($"search?q={Uri.EscapeDataString(text)}{more}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync(Stop);
    }

    /// <summary>The title of the first hit; null when there is none.</summary>
    public async Task<string?> FindAsync(string text) => (string?)((await SearchAsync(text))["hits"]!.AsArray() is [var first, ..] ? first!["title"] : null);

    /// <summary>Writes an article and puts it into force.</summary>
    public async Task PublishAsync(string key, string title, string body)
    {
        using var created = await PostAsync("articles", new JsonObject { ["key"] = key, ["language"] = "ko", ["file"] = File(title, body) });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using var published = await PostAsync($"articles/{key}/ko/publish", new JsonObject { ["version"] = 1 });
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
    }

    public static string File(string title, string body) => $"""
        ---
        title: {title}
        aliases: [{title} 안내]
        questions:
          - {title} 어떻게 해요?
        domain: civil
        agent: petition120
        desk: civil
        source:
          - name: 시험
        asOf: 2026-06
        caveat: ""
        links: []
        related: []
        ---
        {body}
        """;

    public void Dispose() => http.Dispose();
}
