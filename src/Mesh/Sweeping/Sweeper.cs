using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Floor;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Mesh.Sweeping;

/// <summary>Finds what a lost hint, a crash or a silent console left behind, every two seconds and once at start: recovery and normal work are
/// the same path.</summary>
public sealed class Sweeper(
    MeshDatabase database, IHints hints, FloorKeeper floor, Outbox outbox, Retention retention, TimeProvider time, ILogger<Sweeper> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    // The partial index ix_conversation_due holds just these rows.
    private const string FindDue = """
        SELECT id FROM conversation WHERE citizen_seq > handled_seq AND floor_kind = 'bot' AND changed_at < $1 AND closed_at IS NULL
        ORDER BY changed_at LIMIT 500
        """;

    /// <summary>One sweep.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await HintDueAsync(cancellation);
        await floor.ExpireAsync(cancellation);
        await outbox.SendDueAsync(cancellation);
        await retention.ForgetOldAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "A sweep failed; the next one tries again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task HintDueAsync(CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        var unchangedSince = (time.GetUtcNow() - Every).ToUnixTimeMilliseconds();
        foreach (var id in await session.AllAsync(FindDue, row => row.GetString(0), unchangedSince))
            hints.TurnDue(id);
    }
}
