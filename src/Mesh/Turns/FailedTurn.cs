using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Texts;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>What a citizen is told when an agent cannot answer: that it failed, that nothing was lost, and how to reach a person now.</summary>
public sealed class FailedTurn
{
    private readonly TextCatalog texts = TextCatalog.Load(typeof(FailedTurn).Assembly, "Turns.texts.json");

    public void Apologise(Turn turn, AgentCard card, string reason)
    {
        turn.Reply(texts["apology"].In(turn.Language), WantPerson(turn));
        turn.HandOff(new HandoffRequest(card.Desk, reason));
    }

    /// <summary>The agent is switched off: the operator's notice stands in for it.</summary>
    public void SayClosed(Turn turn, Localized notice) => turn.Reply(
        notice.In(turn.Language) is { Length: > 0 } text ? text : texts["closed"].In(turn.Language));

    private string WantPerson(Turn turn) => texts["want-person"].In(turn.Language);
}
