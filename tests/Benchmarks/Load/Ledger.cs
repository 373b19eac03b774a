using System.Collections.Concurrent;
using System.Diagnostics;

namespace MetaverseSeoul.Benchmarks.Load;

/// <summary>What became of each message of one run. Each number is written once, by whoever saw it happen.</summary>
internal sealed class Ledger(int run, long[] due)
{
    private readonly ConcurrentQueue<string> problems = [];
    private int problemCount;
    private int answeredCount;

    /// <summary>Marks this run's messages among those of other runs.</summary>
    public int Run => run;

    public int Count => due.Length;

    /// <summary>Intended start of each message, in ticks of <see cref="Stopwatch"/>; latencies count from here, not from when it could be sent.</summary>
    public long[] Due => due;

    public long[] Sent { get; } = new long[due.Length];

    /// <summary>200 with an id, or whatever the target says instead.</summary>
    public long[] Acknowledged { get; } = new long[due.Length];

    /// <summary>The message came back on its own conversation's stream.</summary>
    public long[] Echoed { get; } = new long[due.Length];

    /// <summary>A bot's message that answers it, or answers a later one together with it, came on the stream.</summary>
    public long[] Answered { get; } = new long[due.Length];

    /// <summary>The number each message was given, as acknowledged and as echoed.</summary>
    public long[] AcknowledgedSeq { get; } = new long[due.Length];

    public long[] EchoedSeq { get; } = new long[due.Length];

    public int AnsweredCount => Volatile.Read(ref answeredCount);

    public int ProblemCount => Volatile.Read(ref problemCount);

    public IEnumerable<string> Problems => problems;

    public int AnsweredTogether { get; private set; }

    public void MarkAnswered(int message, long at, bool isTogether)
    {
        Answered[message] = at;
        Interlocked.Increment(ref answeredCount);
        if (isTogether)
            AnsweredTogether++;
    }

    /// <summary>Something that must not happen. The first few are kept in words.</summary>
    public void Complain(string problem)
    {
        if (Interlocked.Increment(ref problemCount) <= 20)
            problems.Enqueue(problem);
    }

    public IEnumerable<double> Milliseconds(long[] moments)
    {
        for (var i = 0; i < due.Length; i++)
        {
            if (moments[i] != 0)
                yield return (moments[i] - due[i]) * 1000.0 / Stopwatch.Frequency;
        }
    }

    public static int CountUntil(long[] moments, long end) => moments.Count(moment => moment != 0 && moment <= end);
}
