using MetaverseSeoul.Mesh;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Knowledge.Gaps;

/// <summary>Forgets unanswered questions when conversations of their day are forgotten.</summary>
internal sealed class GapRetention(GapBook book, IOptions<MeshOptions> options, TimeProvider time, ILogger<GapRetention> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await book.ForgetBeforeAsync(time.GetUtcNow().AddDays(-options.Value.RetentionDays), stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "Old questions could not be forgotten; the next round tries again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
