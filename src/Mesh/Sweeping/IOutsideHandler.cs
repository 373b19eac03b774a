namespace MetaverseSeoul.Mesh.Sweeping;

/// <summary>Makes calls of one kind to the outside. Called after the turn's commit, at least once, perhaps again after a failure: the other
/// side tells repeats by the id.</summary>
public interface IOutsideHandler
{
    string Kind { get; }

    /// <param name="id">The idempotency key.</param>
    /// <param name="body">As the turn gave it to <see cref="Turns.Turn.CallOutside"/>.</param>
    /// <exception cref="Exception">Any: the call is tried again later, waiting longer each time.</exception>
    Task HandleAsync(string id, string body, CancellationToken cancellation);
}
