using MetaverseSeoul.Mesh.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace MetaverseSeoul.Mesh.Bus;

/// <summary>Where hints end in this process, whether they came over the bus or, with the broker away, straight from the process itself.</summary>
public sealed class LocalHints(IServiceProvider services)
{
    // Looked up late: listeners and the runner depend on the log, which depends on hints.
    private readonly Lazy<IActivityListener[]> listeners = new(() => [.. services.GetServices<IActivityListener>()]);
    private readonly Lazy<TurnRunner?> runner = new(services.GetService<TurnRunner>);
    private readonly Lazy<TypingSignals?> typing = new(services.GetService<TypingSignals>);

    public void Take(TurnsDue due)
    {
        foreach (var (conversation, trace) in due.Conversations)
            runner.Value?.Due(conversation, trace);
    }

    public void Take(ActivitiesAppended appended)
    {
        foreach (var (conversation, headSeq) in appended.Conversations)
        {
            foreach (var listener in listeners.Value)
                listener.Appended(conversation, headSeq);
        }
    }

    public void Take(CitizenTyped typed) => typing.Value?.Typed(typed.Conversation);

    public void Take(EphemeralShown shown)
    {
        foreach (var listener in listeners.Value)
            listener.Ephemeral(shown.Conversation, shown.Activity);
    }
}
