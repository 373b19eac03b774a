using System.Diagnostics;

namespace MetaverseSeoul.Benchmarks.Load;

/// <summary>When messages are due, settled before the run begins (open model): citizens do not wait for each other, and a server that is slow does
/// not make them come slower.</summary>
internal static class Arrivals
{
    /// <summary>A Poisson process: exponential gaps of a seeded generator, so that every target meets the same crowd.</summary>
    /// <returns>Offsets from the start, in ticks of <see cref="Stopwatch"/>.</returns>
    public static long[] Poisson(double perSecond, TimeSpan length, int seed)
    {
        var random = new Random(seed);
        var due = new List<long>((int)(perSecond * length.TotalSeconds * 1.1) + 16);
        for (var at = Gap(); at < length.TotalSeconds; at += Gap())
            due.Add((long)(at * Stopwatch.Frequency));
        return [.. due];

        double Gap() => -Math.Log(1 - random.NextDouble()) / perSecond;
    }
}
