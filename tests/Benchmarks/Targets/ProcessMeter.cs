using System.Globalization;

namespace MetaverseSeoul.Benchmarks.Targets;

/// <summary>What processes and the machine have used until now, from /proc.</summary>
/// <param name="Machine">CPU seconds of everybody, all cores.</param>
/// <param name="Process">CPU seconds of the asked processes.</param>
internal sealed record CpuMark(double Seconds, double Machine, double Process, double Generator)
{
    private const double TicksPerSecond = 100;

    public static CpuMark Now(params IEnumerable<int> processes) => new(
        Environment.TickCount64 / 1000.0, MachineSeconds(), processes.Sum(SecondsOf), SecondsOf(Environment.ProcessId));

    /// <summary>Shares of one core, in percent, since an earlier mark.</summary>
    public CpuUse Since(CpuMark before)
    {
        var seconds = Math.Max(Seconds - before.Seconds, 0.001);
        var process = Share(Process - before.Process);
        var generator = Share(Generator - before.Generator);
        return new CpuUse(process, generator, Math.Max(0, Share(Machine - before.Machine) - process - generator));

        int Share(double used) => (int)Math.Round(100 * used / seconds);
    }

    private static double MachineSeconds()
    {
        // user nice system idle iowait irq softirq steal …
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9];
        return fields.Where((_, i) => i is not (3 or 4)).Sum(Number) / TicksPerSecond;
    }

    private static double SecondsOf(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <param name="Server">Percent of one core.</param>
/// <param name="Others">Whatever else ran on the machine, the kernel's network and disk work among it: when it is high, the numbers are not good.</param>
internal sealed record CpuUse(int Server, int Generator, int Others);

internal static class Memory
{
    /// <summary>Resident set in MiB.</summary>
    public static int Of(params IEnumerable<int> processes) => (int)(processes.Sum(process => File.ReadLines($"/proc/{process}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture))) / 1024);
}
