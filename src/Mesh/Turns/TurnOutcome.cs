using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>Puts together what the legs of one turn want to take effect.</summary>
public sealed class TurnOutcome(DueTurn due)
{
    private readonly List<Activity> replies = [];
    private readonly List<TurnRow> rows = [];
    private readonly List<OutsideCall> calls = [];
    private readonly JsonObject state = due.State.DeepClone().AsObject();
    private HandoffRequest? handoff;
    private string? expects;

    /// <summary>An agent's own state as the legs before left it.</summary>
    public JsonObject StateOf(string agentId) => state[agentId]?.DeepClone().AsObject() ?? [];

    public void Add(Turn turn, AgentCard card, string? preface)
    {
        if (preface is not null && turn.Replies.FirstOrDefault(reply => reply.IsMessage) is { } first)
        {
            first.Text = $"{preface}\n\n{first.Text}";
            first.Speak = first.Speak is null ? null : $"{preface} {first.Speak}";
        }

        foreach (var reply in turn.Replies)
            ReplyStamp.Put(reply, due, turn.Activities, card, turn.Language);
        replies.AddRange(turn.Replies);
        if (turn.HandoffRequest is { } request)
            replies.Add(HandoffEvents.Initiate(due, turn.Activities, card, request, turn.Language));
        rows.AddRange(turn.Rows);
        calls.AddRange(turn.Calls);
        handoff = turn.HandoffRequest ?? handoff;
        expects = turn.Expects ?? expects;
        state[card.Id] = turn.State;
    }

    public TurnResult Result(string agentId, JsonObject shared)
    {
        if (shared.Count > 0)
            state[DueTurn.SharedMember] = shared;
        else
            state.Remove(DueTurn.SharedMember);
        return new TurnResult(agentId, state, replies, rows, calls, handoff, expects);
    }
}
