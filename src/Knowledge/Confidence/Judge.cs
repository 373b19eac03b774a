using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Confidence;

/// <summary>Decides from the scores of the hits what may be done with them: tell the first, ask which, or say that nothing fits.</summary>
internal static class Judge
{
    private const int MostChoices = 3;

    /// <summary>The score from which on an article is asked about.</summary>
    public static double LeastToAsk => Thresholds.Ask;

    public static KnowledgeAnswer Of(string language, IReadOnlyList<KnowledgeHit> hits)
    {
        if (hits.Count == 0 || hits[0].Score < Thresholds.Ask)
            return new KnowledgeAnswer(language, KnowledgeOutcome.Abstain, hits, []);
        return IsSure(hits)
            ? new KnowledgeAnswer(language, KnowledgeOutcome.Answer, hits, [])
            : new KnowledgeAnswer(language, KnowledgeOutcome.Clarify, hits, Offered(hits));
    }

    /// <summary>The best hit is good, and nothing else is as good.</summary>
    private static bool IsSure(IReadOnlyList<KnowledgeHit> hits) =>
        hits[0].Score >= Thresholds.Answer
        && (hits.Count == 1 || hits[0].Score >= Thresholds.Exact || hits[0].Score - hits[1].Score >= Thresholds.Close);

    private static List<Article> Offered(IReadOnlyList<KnowledgeHit> hits) =>
        [.. hits.Where(hit => hit.Score >= hits[0].Score - Thresholds.Offer).Take(MostChoices).Select(hit => hit.Article)];
}
