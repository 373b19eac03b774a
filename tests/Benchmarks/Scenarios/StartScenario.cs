using MetaverseSeoul.Benchmarks.Load;
using MetaverseSeoul.Benchmarks.Report;
using MetaverseSeoul.Benchmarks.Targets;

namespace MetaverseSeoul.Benchmarks.Scenarios;

/// <summary>From the process's start to the first 200 of <c>/health/ready</c>, and what the host holds when nobody is there.</summary>
internal sealed class StartScenario(Workplace place, Screen screen, QuietMachine machine)
{
    private const int Starts = 5;
    private const int MessagesASecond = 200;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    public async Task<StartResult> RunAsync()
    {
        var empty = new List<int>();
        for (var i = 0; i < Starts; i++)
            empty.Add(await StartOnceAsync(place.NewData()));

        var used = place.NewData();
        await UseAsync(used);
        var existing = new List<int>();
        for (var i = 0; i < Starts; i++)
            existing.Add(await StartOnceAsync(used));

        await using var host = await SeoulHost.StartAsync(place, used);
        var before = CpuMark.Now(host.ProcessId);
        await Task.Delay(Quiet);
        var cpu = CpuMark.Now(host.ProcessId).Since(before);
        var bytes = new DirectoryInfo(used).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        var result = new StartResult(empty, existing, bytes >> 20, Memory.Of(host.ProcessId), cpu.Server);
        screen.Show(result);
        return result;
    }

    private async Task<int> StartOnceAsync(string data)
    {
        await machine.WaitAsync();
        await using var host = await SeoulHost.StartAsync(place, data);
        await host.StopAsync();
        return (int)host.TimeToReady.TotalMilliseconds;
    }

    /// <summary>A folder in which a day's work of a small city lies.</summary>
    private async Task UseAsync(string data)
    {
        await using var host = await SeoulHost.StartAsync(place, data);
        using var crowd = await RateScenario.OpenCrowdAsync(host, 1000, screen);
        using var load = new SeoulLoad(host, crowd, Questions.Load(place.Repository));
        await load.RunAsync(MessagesASecond, TimeSpan.FromSeconds(15), screen);
        await host.StopAsync();
    }
}
