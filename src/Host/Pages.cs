using System.IO.Compression;
using MetaverseSeoul.Mesh.Modules;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace MetaverseSeoul.Host;

/// <summary>Serves the built web client: compressed, with names that hold their content's hash kept for a year, and the pages themselves asked
/// for anew each time.</summary>
internal static class Pages
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
    }

    public static void UsePages(this WebApplication app, Role roles)
    {
        app.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = TimeSpan.FromSeconds(30),
            KeepAliveTimeout = TimeSpan.FromSeconds(60),
        });
        if (roles.HasFlag(Role.Gateway))
        {
            // Answers of the APIs hold secrets beside what a stranger may have sent: those are not compressed (BREACH).
            app.UseWhen(context => !IsApi(context), pages => pages.UseResponseCompression());
            app.Use(AddPageHeaders);
            app.UseDefaultFiles();
            app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => Cache(file.Context) });
            app.UseCors();
        }
    }

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/v3") || context.Request.Path.StartsWithSegments("/api");

    private static Task AddPageHeaders(HttpContext context, Func<Task> next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (!IsApi(context))
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        return next();
    }

    private static void Cache(HttpContext context) => context.Response.Headers[HeaderNames.CacheControl] =
        context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
