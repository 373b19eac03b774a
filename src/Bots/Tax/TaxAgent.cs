using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Tax;

/// <summary>The tax desk's bot: when, how and where taxes are paid, from the articles. It names no amount of its own.</summary>
internal sealed class TaxAgent(SharedSteps shared) : AnsweringAgent(Its, Voice, shared)
{
    public const string Id = "tax";

    private static readonly Voice Voice = Voice.Of(typeof(TaxAgent));
    private static readonly AgentCard Its =
        CardFile.Card(typeof(TaxAgent), Voice, Id, desk: "tax", accent: "green", new AgentFigure("tax-square", "tax-cardigan"));
}
