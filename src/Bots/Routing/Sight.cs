using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Routing;

/// <summary>What can be said of a question by itself: which agent claims it, what the index finds.</summary>
internal sealed record Sight(KnowledgeAnswer Found, string? ClaimedBy, Claim? Claim)
{
    // From here on the question is an article's own wording.
    private const double Exact = 0.97;

    public Article? Best => Found.Outcome == KnowledgeOutcome.Answer ? Found.Hits[0].Article : null;

    public bool IsExact => Best is not null && Found.Hits[0].Score >= Exact;

    /// <summary>It can be answered as it stands.</summary>
    public bool IsClear => Best is not null || Claim is not null;

    /// <summary>The claim goes before the index: it is sure, or the index is not, or has it in another language only.</summary>
    public bool IsClaimed(string language) =>
        Claim is { IsSure: true } ? !IsExact : Claim is not null && (Best is null || Best.Language != language && Best.Agent == ClaimedBy);

    /// <summary>Two questions with the same answer are one.</summary>
    public string? Key(string language) => IsClaimed(language) ? Claim!.Key : Best?.Key;
}

/// <summary>Looks at questions.</summary>
internal sealed class Sights(IKnowledgeIndex index, IEnumerable<IClaim> claims)
{
    public async ValueTask<Sight> OfAsync(string text, string language, Memory memory, CancellationToken cancellation)
    {
        var found = await index.SearchAsync(new KnowledgeQuery(PlainText.WithoutLaughter(text), language), cancellation);
        var claimed = claims.Select(claim => (claim.AgentId, Claim: claim.Of(text, language, memory))).FirstOrDefault(made => made.Claim is not null);
        return new Sight(found, claimed.AgentId, claimed.Claim);
    }

    /// <summary>What a card's example is answered with: an article of its agent, found by its Korean wording where its own finds none. Whoever
    /// presses a button is not asked what is meant: the first hit is told, and a test looks at every example.</summary>
    public async ValueTask<KnowledgeAnswer> OfExampleAsync(Said said, Example example, CancellationToken cancellation)
    {
        var found = await index.SearchAsync(new KnowledgeQuery(said.Text, said.Language, Agent: example.Card.Id), cancellation);
        if (found.Outcome == KnowledgeOutcome.Answer)
            return found;
        if (example.Korean is not null)
        {
            var korean = await index.SearchAsync(new KnowledgeQuery(example.Korean, Language.Korean, Agent: example.Card.Id), cancellation);
            if (korean.Outcome == KnowledgeOutcome.Answer)
                return korean with { Language = said.Language };
        }

        return found.Hits.Count > 0 ? found with { Outcome = KnowledgeOutcome.Answer } : found;
    }
}
