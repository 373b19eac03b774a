using System.Collections.Concurrent;

namespace MetaverseSeoul.Mesh.Limits;

/// <summary>A bucket of tokens for each key: so many at once, then so many a second. A bucket is filled by the clock when somebody takes from it,
/// so that thousands of quiet keys cost nothing, and one that is full again is forgotten.</summary>
/// <remarks>Not the framework's PartitionedRateLimiter: it looks at every key ten times a second, and disposes of quiet ones under the hands of a
/// caller that comes back at that moment (ObjectDisposedException, seen under load).</remarks>
public sealed class TokenBuckets(double perSecond, int burst, TimeProvider time)
{
    private const int FewestToTidy = 10_000;

    private readonly ConcurrentDictionary<string, Bucket> buckets = [];
    private int tidyAt = FewestToTidy;

    public int Count => buckets.Count;

    public bool TryTake(string key)
    {
        var now = time.GetTimestamp();
        if (!buckets.TryGetValue(key, out var bucket))
        {
            bucket = buckets.GetOrAdd(key, new Bucket(burst, now));
            TidyWhenMany(now);
        }

        lock (bucket)
        {
            Fill(bucket, now);
            if (bucket.Tokens < 1)
                return false;
            bucket.Tokens--;
            return true;
        }
    }

    private void Fill(Bucket bucket, long now)
    {
        bucket.Tokens = Math.Min(burst, bucket.Tokens + (Math.Max(0, time.GetElapsedTime(bucket.FilledAt, now).TotalSeconds) * perSecond));
        bucket.FilledAt = Math.Max(bucket.FilledAt, now);
    }

    /// <summary>Goes through all of them only after their number has doubled.</summary>
    private void TidyWhenMany(long now)
    {
        var limit = Volatile.Read(ref tidyAt);
        if (buckets.Count < limit || Interlocked.CompareExchange(ref tidyAt, int.MaxValue, limit) != limit)
            return;
        foreach (var (key, bucket) in buckets)
        {
            bool isFull;
            lock (bucket)
            {
                Fill(bucket, now);
                isFull = bucket.Tokens >= burst;
            }

            // Who takes from it at this moment has one more than it should; a limit may be that inexact.
            if (isFull)
                buckets.TryRemove(new KeyValuePair<string, Bucket>(key, bucket));
        }

        Volatile.Write(ref tidyAt, Math.Max(FewestToTidy, buckets.Count * 2));
    }

    private sealed class Bucket(double tokens, long filledAt)
    {
        public double Tokens { get; set; } = tokens;

        public long FilledAt { get; set; } = filledAt;
    }
}
