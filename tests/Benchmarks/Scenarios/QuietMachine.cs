using MetaverseSeoul.Benchmarks.Report;
using MetaverseSeoul.Benchmarks.Targets;

namespace MetaverseSeoul.Benchmarks.Scenarios;

/// <summary>On a machine that others use too: waits for a quiet moment, and measures again what was disturbed. What is kept is the run in which the
/// others did least, whatever its numbers.</summary>
/// <param name="tries">Runs of one step at the most.</param>
internal sealed class QuietMachine(int tries)
{
    /// <summary>Percent of a core.</summary>
    private const int MostOfOthers = 15;
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public async Task<RateResult> MeasureAsync(Func<Task<RateResult>> run, params int[] processes)
    {
        await WaitAsync(processes);
        var best = await run();
        for (var i = 1; i < tries && best.Cpu.Others > MostOfOthers && best.Problems == 0; i++)
        {
            await WaitAsync(processes);
            var again = await run();
            if (again.Cpu.Others < best.Cpu.Others || again.Problems > 0)
                best = again;
        }

        return best;
    }

    /// <summary>Whether a ladder of rates ends here: the target does not keep up, and it was not for want of the machine.</summary>
    public static bool IsTheEnd(RateResult result) => !result.IsKept && (result.Cpu.Others <= MostOfOthers || result.Finished < 0.7 * result.Offered);

    public async Task WaitAsync(params int[] processes)
    {
        var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        CpuUse use;
        do
        {
            var before = CpuMark.Now(processes);
            await Task.Delay(Glance);
            use = CpuMark.Now(processes).Since(before);
        }
        while (tries > 1 && use.Others > MostOfOthers && Environment.TickCount64 < until);
    }
}
