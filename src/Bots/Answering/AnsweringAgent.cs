using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.Bots.Answering;

/// <summary>An agent that answers from the articles: a card, a voice, and steps of its own between those that all agents share. The first step that
/// takes what was said ends the turn.</summary>
internal abstract class AnsweringAgent : IAgent
{
    private readonly Voice voice;
    private readonly IReadOnlyList<IStep> steps;
    private readonly IReadOnlyList<IStep> asking;

    /// <param name="own">Forms, sums, guides: before small talk and articles, after an open callback.</param>
    protected AnsweringAgent(AgentCard card, Voice voice, SharedSteps shared, params IReadOnlyList<IStep> own)
    {
        Card = card;
        this.voice = voice;
        asking = [.. shared.First, .. own];
        steps = [.. asking, .. shared.Rest];
    }

    public AgentCard Card { get; }

    public async Task OnTurnAsync(Turn turn, CancellationToken cancellation)
    {
        var memory = new Memory(turn.Shared);
        var language = turn.Reading?.Language ?? LanguageDetector.Detect(turn.Text, memory.Language ?? turn.Language);
        var enquiry = new Enquiry(turn, Card, voice, language);
        // An open question is asked again by who asked it; nothing was said that the other steps could answer.
        foreach (var step in turn.Reading?.IsResume == true ? asking : steps)
        {
            if (await step.TakeAsync(enquiry, cancellation))
                break;
        }

        await FinishAsync(enquiry);
    }

    /// <summary>What the agent does to all its replies.</summary>
    protected virtual Task FinishAsync(Enquiry enquiry) => Task.CompletedTask;
}
