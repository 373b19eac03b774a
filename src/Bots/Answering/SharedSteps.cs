using MetaverseSeoul.Bots.Answering.Steps;
using MetaverseSeoul.Bots.Callbacks;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Answering;

/// <summary>What every answering agent does, in order, around its own steps.</summary>
internal sealed class SharedSteps
{
    public SharedSteps(IKnowledgeIndex index, PhraseBook phrases, CallbackBook callbacks, FollowUpWords followUps, IEnumerable<IKnowledgeGaps> kept)
    {
        var answer = new ArticleReply(index);
        var gaps = new Gaps(kept);
        First =
        [
            new OpeningStep(),
            new FeedbackStep(gaps),
            new NoWordsStep(),
            new CallbackStep(phrases, callbacks),
        ];
        Rest =
        [
            new AgainStep(index, answer),
            new NoneOfTheseStep(phrases, gaps),
            new SmallTalkStep(phrases),
            new AbuseStep(phrases),
            new PersonStep(phrases, callbacks),
            new OutsideTheCityStep(phrases),
            new KnowledgeStep(index, answer, followUps, gaps),
        ];
    }

    public IReadOnlyList<IStep> First { get; }
    public IReadOnlyList<IStep> Rest { get; }
}
