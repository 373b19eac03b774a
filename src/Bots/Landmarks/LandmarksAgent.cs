using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>The city's guide, and a guide of each landmark.</summary>
internal sealed class LandmarksAgent(SharedSteps shared) : AnsweringAgent(Its, Voice, shared)
{
    public const string Id = "landmarks";

    private static readonly Voice Voice = Voice.Of(typeof(LandmarksAgent));
    private static readonly AgentCard Its =
        CardFile.Card(typeof(LandmarksAgent), Voice, Id, desk: "tourism", accent: "orange", new AgentFigure("gwanghwamun", "guide-hanbok"));
}
