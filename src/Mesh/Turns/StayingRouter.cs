using MetaverseSeoul.Mesh.Agents;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>A conversation stays with the agent it has; a new one begins with the default agent.</summary>
public sealed class StayingRouter(AgentDirectory agents, IOptions<MeshOptions> options) : IRouter
{
    public ValueTask<string> ChooseAsync(DueTurn due, CancellationToken cancellation) =>
        new(agents.Find(due.AgentId)?.Card.Id ?? options.Value.DefaultAgent);
}
