using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.UnitTests.Knowledge.Backends.Elasticsearch;

/// <summary>Answers on a real socket as the reference of Elasticsearch 8 says of each request we make, and refuses every other with 400. What is searched by a
/// nori analyzer it searches by whole words: the rules of morphology are Elasticsearch's to keep.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private WireServer(WebApplication app) => this.app = app;

    public string Url { get; private set; } = "";

    public WireCluster Cluster { get; } = new();

    /// <summary>Every request as <c>METHOD path?query</c>, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public string? LastAuthorization { get; private set; }

    /// <summary>Answers in place of the cluster, once each: (status, body).</summary>
    public ConcurrentQueue<(int Status, string Body)> Instead { get; } = [];

    /// <summary>Which requests <see cref="Instead"/> is for.</summary>
    public Func<string, bool> InsteadOf { get; set; } = _ => true;

    public static async Task<WireServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new WireServer(builder.Build());
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        server.Url = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var request = $"{http.Request.Method} {http.Request.Path.Value}{http.Request.QueryString}";
        Requests.Enqueue(request);
        LastAuthorization = http.Request.Headers.Authorization;
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var (status, answer) = InsteadOf(request) && Instead.TryDequeue(out var instead)
            ? instead
            : Answer(http.Request.Method, http.Request.Path.Value!.Trim('/'), http.Request, body);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer);
    }

    private (int Status, string Body) Answer(string method, string path, HttpRequest request, string body)
    {
        try
        {
            var answer = Cluster.Answer(method, path.Split('/'), request, body);
            return (200, answer.ToJsonString());
        }
        catch (WireFault fault)
        {
            var error = new JsonObject { ["error"] = new JsonObject { ["type"] = fault.Type, ["reason"] = fault.Message }, ["status"] = fault.Status };
            return (fault.Status, fault.Type.Length > 0 ? error.ToJsonString() : """{"found":false}""");
        }
    }
}

internal sealed class WireFault(int status, string type, string reason) : Exception(reason)
{
    public int Status => status;
    public string Type => type;
}
