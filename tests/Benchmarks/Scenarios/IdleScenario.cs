using System.Diagnostics;
using MetaverseSeoul.Benchmarks.Load;
using MetaverseSeoul.Benchmarks.Report;
using MetaverseSeoul.Benchmarks.Targets;

namespace MetaverseSeoul.Benchmarks.Scenarios;

/// <summary>Thousands of open pages in which nobody types: what they cost, and whether somebody who does type is still answered.</summary>
internal sealed class IdleScenario(Workplace place, Screen screen, QuietMachine machine)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    public async Task<IdleResult> RunAsync(int sockets)
    {
        await machine.WaitAsync();
        await using var host = await SeoulHost.StartAsync(place, place.NewData());
        var atRest = Memory.Of(host.ProcessId);
        var clock = Stopwatch.StartNew();
        using var crowd = await RateScenario.OpenCrowdAsync(host, sockets, screen);
        var opening = clock.Elapsed;
        var open = Memory.Of(host.ProcessId);
        await Task.Delay(Settling);
        var before = CpuMark.Now(host.ProcessId);
        await Task.Delay(Quiet);
        var cpu = CpuMark.Now(host.ProcessId).Since(before);
        var quiet = Memory.Of(host.ProcessId);

        using var load = new SeoulLoad(host, crowd, Questions.Load(place.Repository));
        var asked = await load.RunAsync(rate: 20, TimeSpan.FromSeconds(5), screen);
        var result = new IdleResult(sockets, Math.Round(opening.TotalSeconds, 1), atRest, open, quiet, cpu.Server, asked.Reply!);
        screen.Show(result);
        return result;
    }
}
