using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Benchmarks.Targets;

/// <summary>The floor: the same web server, which reads the same POST and answers 200 with an id, and does nothing else.</summary>
internal static class BareKestrel
{
    public const string Command = "serve-bare";

    public static async Task<int> ServeAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(url);
        app.MapGet("/ready", () => TypedResults.Ok());
        app.MapPost("/v3/directline/conversations/{id}/activities", async (string id, HttpContext context) =>
        {
            while (true)
            {
                var read = await context.Request.BodyReader.ReadAsync();
                context.Request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }

            await context.Response.WriteAsync($$"""{"id":"{{id}}|0000001"}""");
        });
        await app.RunAsync();
        return 0;
    }

    public static ChildProcess Start(Workplace place, IPEndPoint address) => new(
        "dotnet", [typeof(BareKestrel).Assembly.Location, Command, $"http://{address}"], place.Folder, place.NewFile("kestrel.log"));
}
