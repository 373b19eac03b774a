using System.Globalization;
using System.Text;
using MetaverseSeoul.Benchmarks.Load;
using MetaverseSeoul.Benchmarks.Report;

namespace MetaverseSeoul.Benchmarks;

/// <summary>What the terminal shows: progress while something runs, a line of the table when it is over, and what went wrong.</summary>
internal sealed class Screen
{
    private static readonly CompositeFormat Columns = CompositeFormat.Parse("{0,-22} {1,7} {2,7} {3,8} {4,21} {5,21} {6,21} {7,6} {8,16} {9,6}");
    private readonly TextWriter terminal = Console.Out;
    private bool hasHead;

    public int Problems { get; private set; }

    public IDisposable Progress(string what, Func<int> done, int of) => new ProgressLine(terminal, what, done, of);

    public void Show(RateResult result)
    {
        if (!hasHead)
        {
            Line("target", "offered", "stored", "finished", "ack p50/p99/p99.9", "echo p50/p99/p99.9", "reply p50/p99/p99.9", "late99", "cpu srv/gen/oth", "MiB");
            hasHead = true;
        }

        Line(
            result.Target, result.Offered, result.Stored, result.Finished, Text(result.Ack), Text(result.Echo), Text(result.Reply), result.Late.P99.ToString("0.0", CultureInfo.InvariantCulture),
            $"{result.Cpu.Server}/{result.Cpu.Generator}/{result.Cpu.Others} %", result.MemoryMiB);
        if (result.AnsweredTogether > 0)
            terminal.WriteLine($"  {result.AnsweredTogether} messages were answered together with the citizen's next");
    }

    public void Show(IdleResult result) => terminal.WriteLine(
        $"{result.Sockets} idle sockets, opened in {result.OpenSeconds} s: {result.MemoryAtRestMiB} MiB before, {result.MemoryOpenMiB} MiB open, "
        + $"{result.MemoryQuietMiB} MiB after 30 s ({result.CpuQuiet} % CPU); a message is answered in {Text(result.Reply)} ms (p50/p99/p99.9)");

    public void Show(StartResult result) => terminal.WriteLine(
        $"ready after {string.Join(", ", result.EmptyFolder)} ms on an empty folder; after {string.Join(", ", result.ExistingFolder)} ms on one with "
        + $"{result.ExistingMiB} MiB; idle {result.MemoryIdleMiB} MiB, {result.CpuIdle} % CPU");

    public void Complain(Ledger ledger)
    {
        foreach (var problem in ledger.Problems)
            Complain(problem);
        if (ledger.ProblemCount > ledger.Problems.Count())
            Complain($"… {ledger.ProblemCount} in all");
    }

    public void Complain(string problem)
    {
        Problems++;
        terminal.WriteLine($"  NOT RIGHT: {problem}");
    }

    private static string Text(Percentiles? times) => times is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{times.P50:0.0}/{times.P99:0.0}/{times.P999:0.0}");

    private void Line(params object?[] cells) => terminal.WriteLine(string.Format(CultureInfo.InvariantCulture, Columns, cells));

    private sealed class ProgressLine : IDisposable
    {
        private readonly TextWriter terminal;
        private readonly Timer timer;

        public ProgressLine(TextWriter terminal, string what, Func<int> done, int of)
        {
            this.terminal = terminal;
            var every = Console.IsOutputRedirected ? TimeSpan.FromSeconds(5) : TimeSpan.FromSeconds(1);
            var end = Console.IsOutputRedirected ? "\n" : "\r";
            timer = new Timer(_ => terminal.Write($"  {what}: {done()} of {of}   {end}"), null, every, every);
        }

        public void Dispose()
        {
            timer.Dispose();
            if (!Console.IsOutputRedirected)
                terminal.Write($"{new string(' ', 70)}\r");
        }
    }
}
