using MetaverseSeoul.Knowledge.Confidence;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Knowledge.Index.Terms;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Knowledge.Index;

/// <summary>The index that all agents answer from: language, terms, candidates, ranking, judgement. The same for every backend.</summary>
internal sealed class KnowledgeIndex(IArticleSearch backend, ILogger<KnowledgeIndex> logger, RankingWeights weights, Thresholds thresholds) : IKnowledgeIndex
{
    private readonly Retrieval retrieval = new(backend);
    private readonly Ranker ranker = new(weights, thresholds);

    public KnowledgeIndex(IArticleSearch backend, ILogger<KnowledgeIndex> logger)
        : this(backend, logger, RankingWeights.Shipped, Thresholds.Shipped)
    {
    }

    public Article? Find(string key, string language)
    {
        // The embedded index answers at once; only one behind a network would wait here.
        var found = backend.ReadAsync([key], [language, Language.Korean], CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return found.GetValueOrDefault(key);
    }

    public async Task<KnowledgeAnswer> SearchAsync(KnowledgeQuery query, CancellationToken cancellation)
    {
        query = query with { Text = LayoutSlip.Undo(query.Text, backend.VocabularyOf(Language.Korean), backend.VocabularyOf(Language.English)) };
        var language = LanguageDetector.Detect(query.Text, query.Language);
        try
        {
            var best = ranker.Score(await RankAsync(query, language, cancellation)).Take(query.Top).ToList();
            var articles = await backend.ReadAsync([.. best.Select(found => found.Key)], Preferred(language), cancellation);
            List<KnowledgeHit> hits = [.. best.Where(found => articles.ContainsKey(found.Key)).Select(found => new KnowledgeHit(articles[found.Key], found.Score))];
            return Judge.Of(language, hits, thresholds);
        }
        catch (SearchBackendException fault)
        {
            // Better to know nothing for a moment than to fail at a citizen: the keeper mends what is broken.
            logger.LogWarning("Knowledge: {Backend} could not search: {Reason}", backend.Name, fault.Message);
            return new KnowledgeAnswer(language, KnowledgeOutcome.Abstain, [], []);
        }
    }

    private async Task<IEnumerable<Ranked>> RankAsync(KnowledgeQuery query, string language, CancellationToken cancellation)
    {
        // The best of an article's languages counts: a Japanese question may be nearer to the Korean text than to the Japanese one.
        var best = new Dictionary<string, Ranked>();
        foreach (var articles in Searched(language))
        {
            // Another language than the question's own is only asked where the own one knows nothing of it; but the Korean articles are more than the
            // Chinese and Japanese ones, and the glossary leads to them.
            if (best.Count > 0 && articles != Language.Korean || best.Count > 0 && language == Language.English)
                continue;
            var found = await retrieval.FindAsync(query.Text, language, articles, query.Domain, query.Agent, cancellation);
            foreach (var one in ranker.Rank(found))
            {
                if (!best.TryGetValue(one.Key, out var other) || other.Strength < one.Strength)
                    best[one.Key] = one;
            }
        }

        return best.Values;
    }

    private static IEnumerable<string> Searched(string language) => [language, .. Language.All.Where(other => other != language)];

    // English for those who read neither the article's language nor, as a rule, Korean.
    private static IReadOnlyList<string> Preferred(string language) => language switch
    {
        Language.English => [Language.English, Language.Korean, Language.Chinese, Language.Japanese],
        Language.Korean => [Language.Korean, Language.English, Language.Chinese, Language.Japanese],
        _ => [language, Language.English, Language.Korean, language == Language.Chinese ? Language.Japanese : Language.Chinese],
    };
}
