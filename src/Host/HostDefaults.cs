using Microsoft.Extensions.Logging.Console;

namespace MetaverseSeoul.Host;

internal static class HostDefaults
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Where it listens and how it logs: lines for people at a terminal, JSON for collectors elsewhere. Neither holds what citizens wrote.</summary>
    public static void AddHostDefaults(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The routes that take bodies have limits of their own, smaller and said in words.
            kestrel.Limits.MaxRequestBodySize = 80 * 1024 * 1024;
            // A question of 10,000 Hangul syllables in an address has 90 KB; the search itself says that it is too long.
            kestrel.Limits.MaxRequestLineSize = 128 * 1024;
        });

        builder.Logging.ClearProviders();
        if (Console.IsOutputRedirected)
            builder.Logging.AddJsonConsole(json => json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'").Services.Configure<JsonConsoleFormatterOptions>(json => json.UseUtcTimestamp = true);
        else
            builder.Logging.AddSimpleConsole(line => line.SingleLine = true);
    }
}
