using MetaverseSeoul.Bots.Answering;
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
        var found = await index.SearchAsync(new KnowledgeQuery(text, language), cancellation);
        var claimed = claims.Select(claim => (claim.AgentId, Claim: claim.Of(text, language, memory))).FirstOrDefault(made => made.Claim is not null);
        return new Sight(found, claimed.AgentId, claimed.Claim);
    }

    /// <summary>Among the articles of one agent.</summary>
    public Task<KnowledgeAnswer> InAsync(string text, string language, AgentCard card, CancellationToken cancellation) =>
        index.SearchAsync(new KnowledgeQuery(text, language, Agent: card.Id), cancellation);
}
