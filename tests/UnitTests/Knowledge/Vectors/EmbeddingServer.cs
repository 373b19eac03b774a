using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.UnitTests.Knowledge.Vectors;

/// <summary>An OpenAI-compatible endpoint with a model that knows a few meanings: each a list of words in any language, and one number of the vector.</summary>
internal sealed class EmbeddingServer : IAsyncDisposable
{
    private static readonly string[][] Meanings =
    [
        ["여권", "passport", "해외", "abroad"],
        ["전입", "moving", "이사", "보금자리"],
        ["자동차세", "car tax", "차량"],
    ];

    private readonly WebApplication app;

    private EmbeddingServer(WebApplication app) => this.app = app;

    public string Url { get; private set; } = "";

    /// <summary>All texts it was asked about.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>The status it answers with.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    public static async Task<EmbeddingServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new EmbeddingServer(builder.Build());
        server.app.MapPost("/v1/embeddings", server.AnswerAsync);
        await server.app.StartAsync();
        server.Url = $"{server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}/v1";
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var body = await JsonNode.ParseAsync(http.Request.Body);
        var input = body!["input"] is JsonArray many ? [.. many.Select(text => (string)text!)] : new List<string> { (string)body["input"]! };
        input.ForEach(Asked.Enqueue);
        http.Response.StatusCode = Status;
        if (Status != StatusCodes.Status200OK)
            return;
        await http.Response.WriteAsJsonAsync(new JsonObject
        {
            ["object"] = "list",
            ["model"] = (string?)body["model"],
            ["data"] = new JsonArray([.. input.Select((text, index) => new JsonObject
            {
                ["object"] = "embedding",
                ["index"] = index,
                ["embedding"] = (string?)body["encoding_format"] == "base64"
                    ? Convert.ToBase64String(MemoryMarshal.AsBytes<float>(Vector(text)))
                    : new JsonArray([.. Vector(text).Select(number => (JsonNode)number)]),
            })]),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["total_tokens"] = 1 },
        });
    }

    private static float[] Vector(string text) =>
        [.. Meanings.Select(words => (float)words.Count(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))), 0.01f];
}
