using System.Diagnostics;
using MetaverseSeoul.Mesh.Operations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>One conversation's turn from reading to commit. A turn that loses its race is run again from the start; an agent that fails three
/// times, or takes too long, ends in an apology and the staff queue, never in silence.</summary>
public sealed class TurnExecution(
    TurnLog turns,
    IRouter router,
    LegRunner legs,
    TypingSignals typing,
    IOptions<MeshOptions> options,
    TimeProvider time,
    ILogger<TurnExecution> log)
{
    private const int MostAttempts = 3;

    /// <param name="traceParent">The trace of the message that asked for the turn, or null.</param>
    /// <param name="isHintedAgain">True once something new was appended since this run began.</param>
    public async Task RunAsync(string conversationId, string? traceParent, Func<bool> isHintedAgain, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (await turns.ReadDueAsync(conversationId, cancellation) is { } due)
        {
            if (await WaitWhileTypingAsync(due, isHintedAgain, cancellation))
                continue;

            using var trace = MeshMetrics.Traces.StartActivity("turn", ActivityKind.Consumer, traceParent);
            trace?.SetTag("mesh.conversation", conversationId);
            var result = await ResultAsync(due, started, cancellation);
            if (result is null)
                continue;

            var isCommitted = await turns.CommitAsync(due, result, cancellation);
            Measure(due, started, isCommitted ? "committed" : "lost");
            trace?.SetTag("mesh.agent", result.AgentId);
            started = time.GetTimestamp();
        }
    }

    private async Task<bool> WaitWhileTypingAsync(DueTurn due, Func<bool> isHintedAgain, CancellationToken cancellation)
    {
        var hasWaited = false;
        while (!isHintedAgain() && typing.WaitFor(due) is { Ticks: > 0 } left)
        {
            hasWaited = true;
            await Task.Delay(left < TimeSpan.FromMilliseconds(50) ? left : TimeSpan.FromMilliseconds(50), time, cancellation);
        }

        return hasWaited;
    }

    /// <summary>What the turn should commit, or null when an agent failed and the turn may be tried again.</summary>
    private async Task<TurnResult?> ResultAsync(DueTurn due, long started, CancellationToken cancellation)
    {
        // The deadline is the citizen's, not each attempt's: three tries together must not take longer.
        var left = TimeSpan.FromSeconds(options.Value.TurnDeadlineSeconds) - time.GetElapsedTime(started);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(left > TimeSpan.FromMilliseconds(100) ? left : TimeSpan.FromMilliseconds(100));

        var outcome = new TurnOutcome(due);
        var route = Route.To(due.AgentId ?? options.Value.DefaultAgent, due);
        try
        {
            route = await router.RouteAsync(due, deadline.Token).AsTask().WaitAsync(deadline.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            if (await FailAsync(due, "router", failure, started, deadline, cancellation) is not { } reason)
                return null;
            legs.Apologise(due, route.Legs[0], outcome, route.Shared, reason);
            return outcome.Result(route.AgentId, route.Shared);
        }

        var shared = route.Shared;
        foreach (var leg in route.Legs)
        {
            try
            {
                shared = await legs.RunAsync(due, leg, outcome, shared, deadline.Token);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                if (await FailAsync(due, leg.AgentId, failure, started, deadline, cancellation) is not { } reason)
                    return null;
                legs.Apologise(due, leg, outcome, shared, reason);
            }
        }

        return outcome.Result(route.AgentId, shared);
    }

    /// <summary>The reason to apologise for, or null when there is another try.</summary>
    private async Task<string?> FailAsync(
        DueTurn due, string who, Exception failure, long started, CancellationTokenSource deadline, CancellationToken cancellation)
    {
        var isLate = deadline.IsCancellationRequested;
        log.LogError(failure, "{Agent} {Failure} in {Conversation}", who, isLate ? "ran out of time" : "failed", due.ConversationId);
        Measure(due, started, isLate ? "late" : "failed");
        if (!isLate && await turns.CountAttemptAsync(due, cancellation) < MostAttempts)
            return null;
        return isLate ? "late-turn" : "failed-turn";
    }

    private void Measure(DueTurn due, long started, string outcome)
    {
        var tag = new KeyValuePair<string, object?>("outcome", outcome);
        MeshMetrics.Turns.Add(1, tag);
        MeshMetrics.TurnSeconds.Record(time.GetElapsedTime(started).TotalSeconds, tag);
        if (outcome == "committed")
            MeshMetrics.ReplySeconds.Record((time.GetUtcNow() - due.LastAt).TotalSeconds);
    }
}
