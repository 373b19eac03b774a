using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>Answers from an article when sure, asks when torn between some, and says so when it knows none. Always the last step.</summary>
internal sealed class KnowledgeStep(IKnowledgeIndex index, ArticleReply answer, FollowUpWords followUps, Gaps gaps) : IStep
{
    public async ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        enquiry.Memory.Topic = enquiry.Text;
        var reading = enquiry.Turn.Reading;
        var found = reading?.Found ?? await index.SearchAsync(new KnowledgeQuery(enquiry.Text, enquiry.Language), cancellation);
        if (found.Outcome == KnowledgeOutcome.Answer)
            Answer(enquiry, found.Hits[0].Article, reading?.Follows);
        else if (found.Outcome == KnowledgeOutcome.Clarify)
            Ask(enquiry, found.Choices);
        else
            Abstain(enquiry);
        return true;
    }

    // Who asks on about what was just told is not told all of it again.
    private void Answer(Enquiry enquiry, Article article, string? follows) => answer.Give(
        enquiry, article, follows == article.Key ? followUps.PartAbout(enquiry.Text, enquiry.Language, article) : null);

    private void Abstain(Enquiry enquiry)
    {
        gaps.Record(enquiry, GapReason.Abstained, enquiry.Text);
        enquiry.Reply(enquiry.Say("unknown"), enquiry.PersonActions);
    }

    private static void Ask(Enquiry enquiry, IReadOnlyList<Article> choices)
    {
        enquiry.Memory.Ask(enquiry.Text, choices.Select(article => article.Key));
        enquiry.Reply(
            enquiry.Say(choices.Count == 1 ? "clarify.one" : "clarify"),
            [.. choices.Select(article => article.Title), enquiry.Say("none")]);
    }
}
