using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.Mesh.Agents;

/// <summary>A bot of the mesh. It is given what the citizen said since its last turn and puts its replies and records on the
/// <see cref="Turn"/>; the mesh commits them together or not at all.</summary>
/// <remarks>An agent keeps nothing between turns but <see cref="Turn.State"/>, and calls nothing outside that cannot be called twice: a
/// turn whose commit loses its race is run again from the start.</remarks>
public interface IAgent
{
    AgentCard Card { get; }

    Task OnTurnAsync(Turn turn, CancellationToken cancellation);
}
