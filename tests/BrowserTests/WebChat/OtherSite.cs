using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.BrowserTests.WebChat;

/// <summary>A site of its own origin that has Microsoft's Web Chat on its page: what it asks of the city is asked across origins.</summary>
public sealed class OtherSite : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Repository.Folder, "tests", "BrowserTests");

    private WebApplication? site;

    public Uri Address { get; } = new($"http://localhost:{FreePort.Find()}/");

    /// <summary>As browsers write it in the Origin header.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync()
    {
        var bundle = Path.Combine(Folder, "webchat", "node_modules", "botframework-webchat", "dist", "webchat.js");
        if (!File.Exists(bundle))
            throw new InvalidOperationException("Web Chat is not there; run npm ci in tests/BrowserTests/webchat (bin/test does).");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.ToString());
        site = builder.Build();
        site.MapGet("/", () => Results.File(Path.Combine(Folder, "WebChat", "index.html"), "text/html; charset=utf-8"));
        site.MapGet("/webchat.js", () => Results.File(bundle, "text/javascript; charset=utf-8"));
        await site.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
    }
}
