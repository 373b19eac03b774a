using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Petition120.Steps;

/// <summary>Answers from an article when sure, asks when torn between some, and says so when it knows none. Always the last step.</summary>
internal sealed class KnowledgeStep(IKnowledgeIndex index, ArticleReply answer) : IStep
{
    private const int MostChoices = 3;

    public async ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        enquiry.Memory.Topic = enquiry.Text;
        var hits = await index.SearchAsync(new KnowledgeQuery(enquiry.Text, enquiry.Language), cancellation);
        if (hits.Count == 0 || hits[0].Score < Confidence.Ask)
            enquiry.Reply(enquiry.Say("unknown"), enquiry.PersonActions);
        else if (IsSure(hits))
            answer.Give(enquiry, hits[0].Article);
        else
            Ask(enquiry, Offered(hits));
        return true;
    }

    /// <summary>The best hit is good, and nothing else is as good.</summary>
    public static bool IsSure(IReadOnlyList<KnowledgeHit> hits) =>
        hits.Count > 0 && hits[0].Score >= Confidence.Answer
        && (hits.Count == 1 || hits[0].Score >= Confidence.Exact || hits[0].Score - hits[1].Score >= Confidence.Close);

    private static List<Article> Offered(IReadOnlyList<KnowledgeHit> hits) =>
        [.. hits.Where(hit => hit.Score >= hits[0].Score - Confidence.Offer).Take(MostChoices).Select(hit => hit.Article)];

    private static void Ask(Enquiry enquiry, List<Article> choices)
    {
        enquiry.Memory.Ask(enquiry.Text, choices.Select(article => article.Key));
        enquiry.Reply(
            enquiry.Say(choices.Count == 1 ? "clarify.one" : "clarify"),
            [.. choices.Select(article => article.Title), enquiry.Say("none")]);
    }
}
