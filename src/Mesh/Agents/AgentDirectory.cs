namespace MetaverseSeoul.Mesh.Agents;

/// <summary>The agents of this mesh by id, in the order they were registered.</summary>
public sealed class AgentDirectory
{
    private readonly Dictionary<string, IAgent> agents;

    public AgentDirectory(IEnumerable<IAgent> agents)
    {
        this.agents = agents.ToDictionary(agent => agent.Card.Id);
        Cards = [.. this.agents.Values.Select(agent => agent.Card)];
    }

    public IReadOnlyList<AgentCard> Cards { get; }

    public IAgent? Find(string? id) => id is not null && agents.TryGetValue(id, out var agent) ? agent : null;
}
