using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Operations;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>Runs one leg of a route: the agent, or what stands in for it while it is switched off or when it has failed.</summary>
public sealed class LegRunner(AgentDirectory agents, Switchboard switches, FailedTurn failedTurn, IHints hints, TimeProvider time)
{
    /// <param name="shared">What the agents know together. Changed only when the leg succeeds.</param>
    public async Task<JsonObject> RunAsync(DueTurn due, Leg leg, TurnOutcome outcome, JsonObject shared, CancellationToken deadline)
    {
        var agent = Find(leg.AgentId);
        var turn = NewTurn(due, leg, agent.Card, outcome, shared);
        var preface = leg.Preface;
        if (switches.NoticeWhenOff(leg.AgentId) is { } notice)
        {
            preface = null;
            if (turn.Activities.Any(a => a.IsMessage))
                failedTurn.SayClosed(turn, notice);
        }
        else if (leg.Reply is { } reply)
        {
            turn.Reply(reply);
        }
        else
        {
            await agent.OnTurnAsync(turn, deadline).WaitAsync(deadline);
        }

        outcome.Add(turn, agent.Card, preface);
        return turn.Shared;
    }

    /// <summary>The leg's agent could not answer: an apology and the staff queue.</summary>
    public void Apologise(DueTurn due, Leg leg, TurnOutcome outcome, JsonObject shared, string reason)
    {
        var card = Find(leg.AgentId).Card;
        var turn = NewTurn(due, leg, card, outcome, shared);
        failedTurn.Apologise(turn, card, reason);
        outcome.Add(turn, card, preface: null);
    }

    private IAgent Find(string agentId) =>
        agents.Find(agentId) ?? throw new InvalidOperationException($"Mesh:DefaultAgent is '{agentId}', but there is no such agent.");

    private Turn NewTurn(DueTurn due, Leg leg, AgentCard card, TurnOutcome outcome, JsonObject shared)
    {
        var context = new TurnContext(
            due.ConversationId, due.UserId, due.Channel, due.Locale, leg.Activities, time.GetUtcNow(), ShowTyping,
            shared.DeepClone().AsObject(), leg.Reading);
        return new Turn(context, outcome.StateOf(card.Id));

        Task ShowTyping()
        {
            var shown = new Activity { Type = ActivityTypes.Typing };
            ReplyStamp.Put(shown, due, leg.Activities, card, Language.Of(due.Locale));
            hints.Ephemeral(due.ConversationId, ActivityJson.Write(shown));
            return Task.CompletedTask;
        }
    }
}
