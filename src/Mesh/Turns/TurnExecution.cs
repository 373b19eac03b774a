using System.Diagnostics;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Operations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Activity = MetaverseSeoul.Mesh.Activities.Activity;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>One conversation's turn from reading to commit. A turn that loses its race is run again from the start; an agent that fails three
/// times, or takes too long, ends in an apology and the staff queue, never in silence.</summary>
public sealed class TurnExecution(
    TurnLog turns,
    IRouter router,
    AgentDirectory agents,
    Switchboard switches,
    FailedTurn failedTurn,
    TypingSignals typing,
    IHints hints,
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

    /// <summary>What the turn should commit, or null when the agent failed and may try again.</summary>
    private async Task<TurnResult?> ResultAsync(DueTurn due, long started, CancellationToken cancellation)
    {
        var agentId = await router.ChooseAsync(due, cancellation);
        var agent = agents.Find(agentId)
            ?? throw new InvalidOperationException($"Mesh:DefaultAgent is '{agentId}', but there is no such agent.");
        var turn = NewTurn(due, agent);
        if (switches.NoticeWhenOff(agentId) is { } notice)
        {
            if (turn.Activities.Any(a => a.IsMessage))
                failedTurn.SayClosed(turn, notice);
            return Result(due, agent, turn);
        }

        // The deadline is the citizen's, not each attempt's: three tries together must not take longer.
        var left = TimeSpan.FromSeconds(options.Value.TurnDeadlineSeconds) - time.GetElapsedTime(started);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(left > TimeSpan.FromMilliseconds(100) ? left : TimeSpan.FromMilliseconds(100));
        try
        {
            await agent.OnTurnAsync(turn, deadline.Token).WaitAsync(deadline.Token);
            return Result(due, agent, turn);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var isLate = deadline.IsCancellationRequested;
            log.LogError(failure, "{Agent} {Failure} in {Conversation}", agentId, isLate ? "ran out of time" : "failed", due.ConversationId);
            Measure(due, started, isLate ? "late" : "failed");
            if (!isLate && await turns.CountAttemptAsync(due, cancellation) < MostAttempts)
                return null;

            var apology = NewTurn(due, agent);
            failedTurn.Apologise(apology, agent.Card, isLate ? "late-turn" : "failed-turn");
            return Result(due, agent, apology);
        }
    }

    private Turn NewTurn(DueTurn due, IAgent agent)
    {
        var state = due.State[agent.Card.Id]?.DeepClone().AsObject() ?? [];
        return new Turn(
            new TurnContext(due.ConversationId, due.UserId, due.Channel, due.Locale, due.Activities, time.GetUtcNow(), ShowTyping),
            state);

        Task ShowTyping()
        {
            var shown = new Activity { Type = ActivityTypes.Typing };
            ReplyStamp.Put(shown, due, agent.Card, Language.Of(due.Locale));
            hints.Ephemeral(due.ConversationId, ActivityJson.Write(shown));
            return Task.CompletedTask;
        }
    }

    private static TurnResult Result(DueTurn due, IAgent agent, Turn turn)
    {
        foreach (var reply in turn.Replies)
            ReplyStamp.Put(reply, due, agent.Card, turn.Language);

        var replies = turn.Replies.ToList();
        if (turn.HandoffRequest is { } handoff)
            replies.Add(HandoffEvents.Initiate(due, agent.Card, handoff, turn.Language));

        var state = due.State.DeepClone().AsObject();
        state[agent.Card.Id] = turn.State;
        return new TurnResult(agent.Card.Id, state, replies, turn.Rows, turn.Calls, turn.HandoffRequest, turn.Expects);
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
