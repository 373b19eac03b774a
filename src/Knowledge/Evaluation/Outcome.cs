using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Evaluation;

/// <summary>What the index made of a question.</summary>
/// <param name="Style">The question's, or that of the rewriting.</param>
/// <param name="Rank">The place of a right article among the hits, from 1; 0 when it is not among them.</param>
internal sealed record Outcome(AskedQuestion Asked, string Text, string Style, KnowledgeAnswer Answer, int Rank)
{
    public double Score => Answer.Hits is [var first, ..] ? first.Score : 0;

    public bool IsRight => Rank == 1;

    public bool WasAnswered => Answer.Outcome == KnowledgeOutcome.Answer;

    public static async Task<Outcome> OfAsync(IKnowledgeIndex index, AskedQuestion asked, string text, string style, CancellationToken cancellation)
    {
        var answer = await index.SearchAsync(new KnowledgeQuery(text, asked.Language, Top: 10), cancellation);
        var rank = answer.Hits.Select(hit => hit.Article.Key).ToList().FindIndex(asked.Keys.Contains) + 1;
        return new Outcome(asked, text, style, answer, rank);
    }
}
