using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Business;

/// <summary>The business desk's bot, for what the city's business support centre is asked: 창업, 경영, 법률, 인사·노무, 특허, 세무·회계, 관세, 자금.</summary>
internal sealed class BusinessAgent(SharedSteps shared) : AnsweringAgent(Its, Voice, shared)
{
    public const string Id = "business";

    private static readonly Voice Voice = Voice.Of(typeof(BusinessAgent));
    private static readonly AgentCard Its =
        CardFile.Card(typeof(BusinessAgent), Voice, Id, desk: "business", accent: "violet", new AgentFigure("business-centre", "office-jacket"));
}
