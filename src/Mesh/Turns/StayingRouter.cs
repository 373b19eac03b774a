using MetaverseSeoul.Mesh.Agents;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>A conversation stays with the agent it has; a new one begins with the default agent. For a mesh without a router of its own.</summary>
public sealed class StayingRouter(AgentDirectory agents, IOptions<MeshOptions> options) : IRouter
{
    public ValueTask<Route> RouteAsync(DueTurn due, CancellationToken cancellation) =>
        new(Route.To(agents.Find(due.AgentId)?.Card.Id ?? options.Value.DefaultAgent, due));
}
