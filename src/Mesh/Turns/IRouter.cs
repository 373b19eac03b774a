namespace MetaverseSeoul.Mesh.Turns;

/// <summary>Picks the agents for what the citizen said.</summary>
public interface IRouter
{
    /// <summary>Reads the turn and nothing else: like an agent, a router is asked again when the turn loses its race.</summary>
    ValueTask<Route> RouteAsync(DueTurn due, CancellationToken cancellation);
}
