using MetaverseSeoul.Mesh.Limits;

namespace MetaverseSeoul.UnitTests.Mesh.Limits;

public sealed class TokenBucketsTests
{
    private readonly Clock clock = new();

    [Fact]
    public void A_burst_is_taken_at_once_and_no_more()
    {
        var buckets = new TokenBuckets(perSecond: 2, burst: 3, clock);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => buckets.TryTake("one")));
        Assert.True(buckets.TryTake("another"));
    }

    [Fact]
    public void It_fills_by_the_clock_up_to_the_burst()
    {
        var buckets = new TokenBuckets(perSecond: 2, burst: 3, clock);
        while (buckets.TryTake("one"))
        {
        }

        clock.Pass(TimeSpan.FromSeconds(0.5));
        Assert.True(buckets.TryTake("one"));
        Assert.False(buckets.TryTake("one"));
        clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => buckets.TryTake("one")));
    }

    [Fact]
    public void Full_buckets_are_forgotten_when_there_are_many()
    {
        var buckets = new TokenBuckets(perSecond: 1, burst: 1, clock);
        for (var i = 0; i < 25_000; i++)
        {
            buckets.TryTake($"{i}");
            clock.Pass(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(buckets.Count, 1, 20_000);
        Assert.False(buckets.TryTake("24999"));
    }

    private sealed class Clock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => ticks += time.Ticks;

        public override long GetTimestamp() => ticks;
    }
}
