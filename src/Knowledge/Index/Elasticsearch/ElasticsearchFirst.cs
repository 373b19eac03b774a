using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Knowledge.Index.Elasticsearch;

/// <summary>Searches Elasticsearch, and the embedded index while that is away: nobody is left without an answer for want of a server. The words and the articles
/// themselves always come from the embedded one, which holds the same and costs no journey.</summary>
internal sealed class ElasticsearchFirst(IArticleSearch elasticsearch, IArticleSearch embedded, TimeProvider time, ILogger<ElasticsearchFirst> logger) : IArticleSearch, IHealthCheck
{
    /// <summary>Meanwhile it isn't asked: each question would wait for it in vain.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly Lock door = new();
    private DateTimeOffset? awayUntil;
    private string reason = "";

    public string Name => elasticsearch.Name;

    public Vocabulary VocabularyOf(string language) => embedded.VocabularyOf(language);

    public async ValueTask<IReadOnlyList<Candidate>> CandidatesAsync(CandidateRequest request, CancellationToken cancellation)
    {
        if (IsResting())
            return await embedded.CandidatesAsync(request, cancellation);
        try
        {
            var found = await elasticsearch.CandidatesAsync(request, cancellation);
            Back();
            return found;
        }
        catch (SearchBackendException fault)
        {
            Away(fault.Message);
            return await embedded.CandidatesAsync(request, cancellation);
        }
    }

    public ValueTask<IReadOnlyDictionary<string, Article>> ReadAsync(
        IReadOnlyCollection<string> keys, IReadOnlyList<string> languages, CancellationToken cancellation) => embedded.ReadAsync(keys, languages, cancellation);

    /// <summary>Degraded while the embedded index answers in its place.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (door)
        {
            return Task.FromResult(awayUntil is null
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"Elasticsearch is away ({reason}); the embedded index answers."));
        }
    }

    private bool IsResting()
    {
        lock (door)
            return awayUntil > time.GetUtcNow();
    }

    private void Away(string why)
    {
        lock (door)
        {
            if (awayUntil is null)
                logger.LogWarning("Knowledge: Elasticsearch is away, the embedded index answers: {Reason}", why);
            (awayUntil, reason) = (time.GetUtcNow() + Rest, why);
        }
    }

    private void Back()
    {
        lock (door)
        {
            if (awayUntil is not null)
                logger.LogInformation("Knowledge: Elasticsearch answers again");
            awayUntil = null;
        }
    }
}
