using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Knowledge.Index.Backend;

/// <summary>Remembers that a server is away, so that it isn't asked again by every citizen, each of whom would wait for it in vain.</summary>
/// <param name="server">As logs and health call it.</param>
/// <param name="instead">What is done meanwhile, for logs and health: "the embedded index answers".</param>
internal sealed class Outage(string server, string instead, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly Lock door = new();
    private DateTimeOffset? awayUntil;
    private string reason = "";

    /// <summary>True while it should not be asked.</summary>
    public bool IsResting
    {
        get
        {
            lock (door)
                return awayUntil > time.GetUtcNow();
        }
    }

    /// <summary>Healthy, or degraded with the reason.</summary>
    public HealthCheckResult Health
    {
        get
        {
            lock (door)
                return awayUntil is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{server} is away ({reason}); {instead}.");
        }
    }

    public void Begin(string why)
    {
        lock (door)
        {
            if (awayUntil is null)
                logger.LogWarning("Knowledge: {Server} is away, {Instead}: {Reason}", server, instead, why);
            (awayUntil, reason) = (time.GetUtcNow() + Rest, why);
        }
    }

    public void End()
    {
        lock (door)
        {
            if (awayUntil is not null)
                logger.LogInformation("Knowledge: {Server} answers again", server);
            awayUntil = null;
        }
    }
}
