using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Petition120;

/// <summary>The 120 line's bot: the city's daily questions. A conversation begins with it.</summary>
internal sealed class Petition120Agent(SharedSteps shared) : AnsweringAgent(Its, Voice, shared)
{
    public const string Id = "petition120";

    private static readonly Voice Voice = Voice.Of(typeof(Petition120Agent));
    private static readonly AgentCard Its =
        CardFile.Card(typeof(Petition120Agent), Voice, Id, desk: "civil", accent: "blue", new AgentFigure("city-hall", "counter-vest"));
}
