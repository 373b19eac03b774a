using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Bots.Routing;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>Tells the router which questions the guides answer from their own table, map and clock.</summary>
internal sealed class GuideClaim(VisitReader reader) : IClaim
{
    public string AgentId => LandmarksAgent.Id;

    public Claim? Of(string text, string language, Memory memory) => reader.Read(text, language, memory) is { } visit
        ? new Claim($"{visit.Landmark?.Id ?? "walk"}/{visit.Wish}", visit.IsSure)
        : null;
}
