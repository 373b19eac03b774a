using MetaverseSeoul.Bots.Callbacks;
using MetaverseSeoul.Bots.Petition120.Steps;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Texts;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.Bots.Petition120;

/// <summary>The 120 line's bot: answers the city's daily questions from the articles, asks back when torn, and offers a person when it does
/// not know.</summary>
internal sealed class Petition120Agent : IAgent
{
    private static readonly TextCatalog Texts = TextCatalog.Load(typeof(Petition120Agent).Assembly, "Petition120.texts.json");

    private readonly IReadOnlyList<IStep> steps;
    private readonly TurnReader reader;

    public Petition120Agent(IKnowledgeIndex index, PhraseBook phrases, CallbackBook callbacks)
    {
        var examples = new Examples(Card);
        var answer = new ArticleReply(index);
        reader = new TurnReader(Texts, phrases, index);
        steps =
        [
            new OpeningStep(examples),
            new FeedbackStep(),
            new NoWordsStep(),
            new CallbackStep(phrases, callbacks),
            new ChoiceStep(phrases, index, answer),
            new SmallTalkStep(phrases, examples),
            new AbuseStep(phrases),
            new PersonStep(phrases, callbacks),
            new OutsideTheCityStep(phrases, examples),
            new KnowledgeStep(index, answer),
        ];
    }

    public AgentCard Card { get; } = Petition120Card.Of(Texts);

    public async Task OnTurnAsync(Turn turn, CancellationToken cancellation)
    {
        foreach (var enquiry in await reader.ReadAsync(turn, cancellation))
        {
            foreach (var step in steps)
            {
                if (await step.TakeAsync(enquiry, cancellation))
                    break;
            }
        }
    }
}
