using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetaverseSeoul.Host;

internal static class Health
{
    /// <summary>Whoever asks for health wants to know now.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseHealth>("log", timeout: Patience).AddCheck<BusState>("bus");

    /// <summary>Live: the process answers. Ready: it can do its work; 503 while the log cannot be reached, 200 "Degraded" without the broker or without
    /// Elasticsearch.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync, Predicate = check => check.Name is "log" or "bus" or "search" or "meaning" });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        parts = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()),
    });
}

internal sealed class DatabaseHealth(MeshDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        await session.FirstAsync("SELECT 1 FROM conversation LIMIT 1", _ => true);
        return HealthCheckResult.Healthy();
    }
}
