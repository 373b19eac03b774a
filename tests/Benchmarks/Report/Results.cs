using MetaverseSeoul.Benchmarks.Load;
using MetaverseSeoul.Benchmarks.Targets;

namespace MetaverseSeoul.Benchmarks.Report;

/// <summary>One offered rate against one target.</summary>
/// <param name="Offered">Messages a second that were due.</param>
/// <param name="Stored">Acknowledged within the time of the run, a second.</param>
/// <param name="Finished">Answered and delivered within the time of the run, a second.</param>
/// <param name="Echo">Null where the target has no stream.</param>
/// <param name="Late">How late the generator itself sent.</param>
/// <param name="AnsweredTogether">Messages that one turn answered together with a later one.</param>
/// <param name="Problems">Lost, doubled, out of order, or refused; none is allowed.</param>
internal sealed record RateResult(
    string Target,
    int Offered,
    double Seconds,
    int Messages,
    double Stored,
    double Finished,
    Percentiles Ack,
    Percentiles? Echo,
    Percentiles? Reply,
    Percentiles Late,
    int AnsweredTogether,
    CpuUse Cpu,
    int MemoryMiB,
    int Problems)
{
    /// <summary>The target keeps up: what is finished is what is offered, but for what is on its way when the time is over.</summary>
    public bool IsKept => Problems == 0 && Finished >= 0.97 * Messages / Seconds;

    public Percentiles Last => Reply ?? Ack;
}

internal sealed record IdleResult(int Sockets, double OpenSeconds, int MemoryAtRestMiB, int MemoryOpenMiB, int MemoryQuietMiB, int CpuQuiet, Percentiles Reply);

/// <summary>Milliseconds to <c>/health/ready</c>, one a start.</summary>
internal sealed record StartResult(IReadOnlyList<int> EmptyFolder, IReadOnlyList<int> ExistingFolder, long ExistingMiB, int MemoryIdleMiB, int CpuIdle);

internal sealed record Machine(string Processor, int Cores, int MemoryGiB, string Kernel, string Runtime, double FsyncsPerSecond);

internal sealed record AllResults(
    DateTimeOffset At,
    string Commit,
    Machine Machine,
    IReadOnlyList<RateResult> Rate,
    IdleResult Idle,
    IReadOnlyList<RateResult> Peers,
    StartResult Start);

/// <summary>How one answerer did on one file of <c>tests/Evaluation</c>; shares from 0 to 1, null where there was nothing to ask.</summary>
/// <param name="AnsweredWrong">Of the covered questions, those told a wrong article.</param>
/// <param name="AnsweredUncovered">Of the questions no article answers, those told one.</param>
internal sealed record AccuracyResult(
    string Answerer, string Set, int Covered, int Uncovered, double? Hit1, double? Hit3, double? AnsweredWrong, double? AnsweredUncovered);

/// <summary>What <c>knowledge measure</c> says of a library of so many articles.</summary>
/// <param name="OpenMs">From the file to the first search.</param>
/// <param name="MemoryMiB">Resident after the searches; the peak is while building.</param>
internal sealed record KnowledgeResult(
    int Articles, double BuildSeconds, double OpenMs, double P50Ms, double P95Ms, double P99Ms, long MemoryMiB, long PeakMiB, long FileMiB);
