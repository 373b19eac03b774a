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
    private readonly Outage outage = new("Elasticsearch", "the embedded index answers", time, logger);

    public string Name => elasticsearch.Name;

    public Vocabulary VocabularyOf(string language) => embedded.VocabularyOf(language);

    public async ValueTask<IReadOnlyList<Candidate>> CandidatesAsync(CandidateRequest request, CancellationToken cancellation)
    {
        if (outage.IsResting)
            return await embedded.CandidatesAsync(request, cancellation);
        try
        {
            var found = await elasticsearch.CandidatesAsync(request, cancellation);
            outage.End();
            return found;
        }
        catch (SearchBackendException fault)
        {
            outage.Begin(fault.Message);
            return await embedded.CandidatesAsync(request, cancellation);
        }
    }

    public ValueTask<IReadOnlyDictionary<string, Article>> ReadAsync(
        IReadOnlyCollection<string> keys, IReadOnlyList<string> languages, CancellationToken cancellation) => embedded.ReadAsync(keys, languages, cancellation);

    /// <summary>Degraded while the embedded index answers in its place.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(outage.Health);
}
