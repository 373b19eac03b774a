using System.ClientModel;
using MetaverseSeoul.Knowledge.Confidence;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Knowledge.Vectors;

/// <summary>The index by words and the index by meaning, fused by reciprocal rank (Cormack, Clarke and Büttcher, SIGIR 2009). Meaning may change the order and bring
/// in what shares no word with the question; it never answers alone: such an article is asked about, not told.</summary>
internal sealed class FusedIndex(
    IKnowledgeIndex words,
    IEmbeddingGenerator<string, Embedding<float>> model,
    VectorIndex vectors,
    IOptions<EmbeddingOptions> options,
    TimeProvider time,
    ILogger<FusedIndex> logger) : IKnowledgeIndex, IHealthCheck
{
    /// <summary>The k of the paper: how little the first places are favoured.</summary>
    private const int Flatness = 60;

    private const int Depth = 20;

    private readonly Outage outage = new("the embedding model", "articles are found by words alone", time, logger);

    public Article? Find(string key, string language) => words.Find(key, language);

    public async Task<KnowledgeAnswer> SearchAsync(KnowledgeQuery query, CancellationToken cancellation)
    {
        var meaning = NearestAsync(query.Text, cancellation);
        var worded = await words.SearchAsync(query with { Top = Math.Max(query.Top, Depth) }, cancellation);
        var near = await meaning;
        if (near.Count == 0)
            return Judge.Of(worded.Language, [.. worded.Hits.Take(query.Top)]);

        var fused = new Dictionary<string, (KnowledgeHit Hit, double Rank)>();
        for (var at = 0; at < worded.Hits.Count; at++)
            fused[worded.Hits[at].Article.Key] = (worded.Hits[at], Share(at));
        for (var at = 0; at < near.Count; at++)
        {
            if (fused.TryGetValue(near[at].Key, out var both))
                fused[near[at].Key] = (both.Hit, both.Rank + Share(at));
            else if (near[at].Similarity >= options.Value.MinSimilarity && Hit(near[at].Key, worded.Language, query) is { } hit)
                fused[near[at].Key] = (hit, Share(at));
        }

        var best = fused.Values.OrderByDescending(one => one.Rank).ThenByDescending(one => one.Hit.Score).Take(query.Top);
        return Judge.Of(worded.Language, [.. best.Select(one => one.Hit)]);
    }

    /// <summary>Degraded while the model is away.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(outage.Health);

    private static double Share(int place) => 1.0 / (Flatness + place + 1);

    // Just good enough to be asked about.
    private KnowledgeHit? Hit(string key, string language, KnowledgeQuery query) =>
        words.Find(key, language) is { } article
        && (query.Domain is null || article.Domain == query.Domain)
        && (query.Agent is null || article.Agent == query.Agent)
            ? new KnowledgeHit(article, Judge.LeastToAsk)
            : null;

    private async Task<IReadOnlyList<(string Key, double Similarity)>> NearestAsync(string text, CancellationToken cancellation)
    {
        if (outage.IsResting || vectors.Count == 0)
            return [];
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        soon.CancelAfter(options.Value.SearchMilliseconds);
        try
        {
            var made = await model.GenerateAsync([text], cancellationToken: soon.Token);
            outage.End();
            return vectors.Nearest(made[0].Vector.Span, Depth);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested
            && fault is ClientResultException or HttpRequestException or IOException or OperationCanceledException or ArgumentException or AggregateException)
        {
            outage.Begin(fault is OperationCanceledException ? "it took too long" : fault.Message);
            return [];
        }
    }
}
