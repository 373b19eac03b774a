using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Petition120;

/// <summary>The first example of each of the card's topics.</summary>
internal sealed class Examples(AgentCard card)
{
    public IEnumerable<string> In(string language) => card.Topics.Select(topic => topic.Examples[language][0]);
}
