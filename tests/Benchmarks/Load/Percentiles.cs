namespace MetaverseSeoul.Benchmarks.Load;

/// <summary>What share of the samples took at most how long, in milliseconds. From all samples sorted, not from buckets.</summary>
internal sealed record Percentiles(int Count, double P50, double P90, double P99, double P999, double Max)
{
    public static Percentiles Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.ToArray();
        Array.Sort(sorted);
        return sorted.Length == 0
            ? new Percentiles(0, 0, 0, 0, 0, 0)
            : new Percentiles(sorted.Length, At(sorted, 0.5), At(sorted, 0.9), At(sorted, 0.99), At(sorted, 0.999), Round(sorted[^1]));
    }

    // Nearest rank: an answer that was seen, never one in between.
    private static double At(double[] sorted, double share) => Round(sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)]);

    private static double Round(double value) => Math.Round(value, 2);
}
