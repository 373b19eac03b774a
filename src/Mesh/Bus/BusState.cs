using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetaverseSeoul.Mesh.Bus;

/// <summary>Whether the bus is connected, so that nobody waits on a broker that is known to be away.</summary>
public sealed class BusState(IBusControl bus) : IHealthCheck
{
    public bool IsUp => bus.CheckHealth().Status == BusHealthStatus.Healthy;

    /// <summary>Degraded, not unhealthy: without the broker each process still hints itself, and the sweeper finds the rest.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsUp ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("The message broker is not connected."));
}
