using MetaverseSeoul.Mesh.Log;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>A hint may be lost: the broker is away, or the process that committed a reply died before it told anybody. Every two seconds the
/// conversations that are followed here are compared with the log.</summary>
internal sealed class StreamSweeper(Streams streams, ConversationLog log, TimeProvider time, ILogger<StreamSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var (conversation, headSeq) in await log.ReadHeadsAsync(streams.Conversations, stoppingToken))
                    streams.Appended(conversation, headSeq);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(failure, "The followed conversations could not be compared with the log; the next sweep tries again");
            }
        }
    }
}
