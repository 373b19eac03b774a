using System.Diagnostics;
using System.Globalization;
using MetaverseSeoul.Benchmarks.Load;
using MetaverseSeoul.Benchmarks.Report;
using MetaverseSeoul.Benchmarks.Targets;
using MetaverseSeoul.Benchmarks.Wire;

namespace MetaverseSeoul.Benchmarks.Scenarios;

/// <summary>Citizens who ask our host, each in its own conversation, one after the other in turn.</summary>
internal sealed class SeoulLoad(SeoulHost host, Crowd crowd, string[] questions) : IDisposable
{
    public const string Name = "Metaverse Seoul";
    private const int MostConnections = 2000;
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(30);

    private readonly OpenLoad load = new(host.Address, MostConnections);
    private int runs;

    public void Dispose() => load.Dispose();

    public async Task<RateResult> RunAsync(int rate, TimeSpan length, Screen screen)
    {
        var arrivals = Arrivals.Poisson(rate, length, seed: rate);
        var start = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 20);
        var ledger = new Ledger(++runs, [.. arrivals.Select(at => start + at)]);
        foreach (var citizen in crowd.Citizens)
            citizen.Begin(ledger);
        var before = CpuMark.Now(host.ProcessId);
        using var shown = screen.Progress($"{Name} {rate}/s", () => ledger.AnsweredCount, ledger.Count);

        var sending = load.SendAsync(ledger, i => Next(i).Message(ledger.Run, i, questions[i % questions.Length]), (i, answer) => Take(ledger, i, answer));
        await Task.Delay(length);
        var cpu = CpuMark.Now(host.ProcessId).Since(before);
        var memory = Memory.Of(host.ProcessId);
        await sending;
        await WaitUntilAnsweredAsync(ledger);
        Check(ledger);
        screen.Complain(ledger);

        var end = start + (long)(length.TotalSeconds * Stopwatch.Frequency);
        return new RateResult(
            Name,
            rate,
            length.TotalSeconds,
            ledger.Count,
            Math.Round(Ledger.CountUntil(ledger.Acknowledged, end) / length.TotalSeconds),
            Math.Round(Ledger.CountUntil(ledger.Answered, end) / length.TotalSeconds),
            Percentiles.Of(ledger.Milliseconds(ledger.Acknowledged)),
            Percentiles.Of(ledger.Milliseconds(ledger.Echoed)),
            Percentiles.Of(ledger.Milliseconds(ledger.Answered)),
            Percentiles.Of(ledger.Milliseconds(ledger.Sent)),
            ledger.AnsweredTogether,
            cpu,
            memory,
            ledger.ProblemCount);
    }

    private Citizen Next(int message) => crowd.Citizens[message % crowd.Citizens.Count];

    private static void Take(Ledger ledger, int message, HttpAnswer answer)
    {
        if (answer.Status != 200)
        {
            ledger.Complain($"message {message} was answered {answer.Status}: {System.Text.Encoding.UTF8.GetString(answer.Body.Span)}");
            return;
        }

        // {"id":"conversation|0000042"}
        var body = answer.Body.Span;
        ledger.AcknowledgedSeq[message] = long.Parse(body[(body.IndexOf((byte)'|') + 1)..body.LastIndexOf((byte)'"')], CultureInfo.InvariantCulture);
    }

    private static async Task WaitUntilAnsweredAsync(Ledger ledger)
    {
        var clock = Stopwatch.StartNew();
        while (ledger.AnsweredCount < ledger.Count && clock.Elapsed < PatienceAtTheEnd)
            await Task.Delay(20);
    }

    /// <summary>Every message that was acknowledged must have come back once, under the number it was acknowledged with, and been answered.</summary>
    private static void Check(Ledger ledger)
    {
        for (var i = 0; i < ledger.Count; i++)
        {
            if (ledger.Acknowledged[i] == 0)
                ledger.Complain($"message {i} was not acknowledged");
            else if (ledger.Echoed[i] == 0)
                ledger.Complain($"message {i} was acknowledged and never came back");
            else if (ledger.EchoedSeq[i] != ledger.AcknowledgedSeq[i])
                ledger.Complain($"message {i} was acknowledged as {ledger.AcknowledgedSeq[i]} and came back as {ledger.EchoedSeq[i]}");
            else if (ledger.Answered[i] == 0)
                ledger.Complain($"message {i} was not answered");
        }
    }
}
