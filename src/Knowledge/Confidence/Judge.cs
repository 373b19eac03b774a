using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Confidence;

/// <summary>Decides from the scores of the hits what may be done with them: tell the first, ask which, or say that nothing fits.</summary>
internal static class Judge
{
    private const int MostChoices = 3;
    private const double EvenChance = 0.5;

    // A choice this much less probable than the best would only be noise.
    private const double LeastShareOfBest = 0.25;

    /// <summary>The score from which on an article is asked about.</summary>
    public static double LeastToAsk => Thresholds.Shipped.Ask;

    public static KnowledgeAnswer Of(string language, IReadOnlyList<KnowledgeHit> hits) => Of(language, hits, Thresholds.Shipped);

    public static KnowledgeAnswer Of(string language, IReadOnlyList<KnowledgeHit> hits, Thresholds thresholds)
    {
        if (hits.Count == 0 || hits[0].Score < thresholds.Ask)
            return new KnowledgeAnswer(language, KnowledgeOutcome.Abstain, hits, []);
        return hits[0].Score >= thresholds.Answer && !IsTorn(hits)
            ? new KnowledgeAnswer(language, KnowledgeOutcome.Answer, hits, [])
            : new KnowledgeAnswer(language, KnowledgeOutcome.Clarify, hits, Offered(hits));
    }

    // Two articles, each looked at alone more probable than not: which was meant is the citizen's to say. The very wording of one leaves no doubt.
    private static bool IsTorn(IReadOnlyList<KnowledgeHit> hits) =>
        hits.Count > 1 && hits[0].Score < 1 && hits[1].Score >= EvenChance;

    private static List<Article> Offered(IReadOnlyList<KnowledgeHit> hits) =>
        [.. hits.Where(hit => hit.Score >= hits[0].Score * LeastShareOfBest).Take(MostChoices).Select(hit => hit.Article)];
}
