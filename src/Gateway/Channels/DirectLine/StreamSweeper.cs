using MetaverseSeoul.Mesh.Bus;
using Microsoft.Extensions.Hosting;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>While the broker is away nobody tells a gateway what other processes append: its followers look for themselves, every two seconds and
/// once more when the broker is back.</summary>
internal sealed class StreamSweeper(Streams streams, BusState bus, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wasUp = true;
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var isUp = bus.IsUp;
            if (!isUp || !wasUp)
                streams.WakeAll();
            wasUp = isUp;
        }
    }
}
