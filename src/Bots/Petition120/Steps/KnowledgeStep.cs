using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Petition120.Steps;

/// <summary>Answers from an article when sure, asks when torn between some, and says so when it knows none. Always the last step.</summary>
internal sealed class KnowledgeStep(IKnowledgeIndex index, ArticleReply answer) : IStep
{
    public async ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        enquiry.Memory.Topic = enquiry.Text;
        var found = await index.SearchAsync(new KnowledgeQuery(enquiry.Text, enquiry.Language), cancellation);
        if (found.Outcome == KnowledgeOutcome.Answer)
            answer.Give(enquiry, found.Hits[0].Article);
        else if (found.Outcome == KnowledgeOutcome.Clarify)
            Ask(enquiry, found.Choices);
        else
            enquiry.Reply(enquiry.Say("unknown"), enquiry.PersonActions);
        return true;
    }

    private static void Ask(Enquiry enquiry, IReadOnlyList<Article> choices)
    {
        enquiry.Memory.Ask(enquiry.Text, choices.Select(article => article.Key));
        enquiry.Reply(
            enquiry.Say(choices.Count == 1 ? "clarify.one" : "clarify"),
            [.. choices.Select(article => article.Title), enquiry.Say("none")]);
    }
}
