namespace MetaverseSeoul.Mesh.Turns;

/// <summary>Picks the agent for what the citizen said.</summary>
public interface IRouter
{
    /// <returns>The id of an agent of the directory.</returns>
    ValueTask<string> ChooseAsync(DueTurn due, CancellationToken cancellation);
}
