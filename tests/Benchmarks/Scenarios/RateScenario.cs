using MetaverseSeoul.Benchmarks.Load;
using MetaverseSeoul.Benchmarks.Report;
using MetaverseSeoul.Benchmarks.Targets;

namespace MetaverseSeoul.Benchmarks.Scenarios;

/// <summary>More and more messages a second, until the host does not keep up.</summary>
internal sealed class RateScenario(Workplace place, Screen screen, QuietMachine machine)
{
    private const int Conversations = 2000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<RateResult>> RunAsync(IReadOnlyList<int> rates, TimeSpan length)
    {
        await using var host = await SeoulHost.StartAsync(place, place.NewData());
        using var crowd = await OpenCrowdAsync(host, Conversations, screen);
        using var load = new SeoulLoad(host, crowd, Questions.Load(place.Repository));
        // Compiled code and filled caches: a host that serves a city has been running for a while.
        await load.RunAsync(rates[0], WarmUp, screen);
        await load.RunAsync(Math.Min(1000, rates[^1]), WarmUp, screen);
        var results = new List<RateResult>();
        foreach (var rate in rates)
        {
            var result = await machine.MeasureAsync(() => load.RunAsync(rate, length, screen), host.ProcessId);
            results.Add(result);
            screen.Show(result);
            if (QuietMachine.IsTheEnd(result))
                break;
        }

        return results;
    }

    public static async Task<Crowd> OpenCrowdAsync(SeoulHost host, int count, Screen screen)
    {
        var begun = 0;
        using var shown = screen.Progress("conversations", () => begun, count);
        return await Crowd.OpenAsync(host.Address, SeoulHost.Secret, count, done => begun = done);
    }
}
