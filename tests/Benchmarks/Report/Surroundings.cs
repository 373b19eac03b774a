using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using MetaverseSeoul.Benchmarks.Targets;

namespace MetaverseSeoul.Benchmarks.Report;

/// <summary>Where the numbers were seen: without it they say little.</summary>
internal static class Surroundings
{
    private const int Fsyncs = 300;

    public static Machine Machine(Workplace place) => new(
        Value("/proc/cpuinfo", "model name"),
        Environment.ProcessorCount,
        (int)(long.Parse(Value("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) >> 20),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        FsyncsPerSecond(place.NewFile("fsync")));

    public static string Commit(Workplace place)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["describe", "--always", "--dirty"]) { WorkingDirectory = place.Repository, RedirectStandardOutput = true })!;
        return git.StandardOutput.ReadToEnd().Trim();
    }

    /// <summary>What the disk gives one writer that waits for each: the least a commit can cost.</summary>
    private static double FsyncsPerSecond(string file)
    {
        using var disk = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Fsyncs; i++)
        {
            disk.Write(page);
            disk.Flush(flushToDisk: true);
        }

        return Math.Round(Fsyncs / clock.Elapsed.TotalSeconds);
    }

    private static string Value(string file, string name) => File.ReadLines(file)
        .First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(':')[1].Trim();
}
