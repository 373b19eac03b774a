using MetaverseSeoul.Knowledge.Confidence;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Knowledge.Index.Terms;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Knowledge.Index;

/// <summary>The index that all agents answer from: language, terms, candidates, ranking, judgement. The same for every backend.</summary>
internal sealed class KnowledgeIndex(IArticleSearch backend, ILogger<KnowledgeIndex> logger) : IKnowledgeIndex
{
    // More than anybody is shown: the ranker's order differs from the backend's.
    private const int MostCandidates = 48;

    // What stands further on in a long message is a story, not the question.
    private const int MostTerms = 60;

    public Article? Find(string key, string language)
    {
        // The embedded index answers at once; only one behind a network would wait here.
        var found = backend.ReadAsync([key], [language, Language.Korean], CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return found.GetValueOrDefault(key);
    }

    public async Task<KnowledgeAnswer> SearchAsync(KnowledgeQuery query, CancellationToken cancellation)
    {
        var language = LanguageDetector.Detect(query.Text, query.Language);
        try
        {
            var ranked = await RankAsync(query, language, cancellation);
            var best = ranked.OrderByDescending(found => found.Score).ThenBy(found => found.Key, StringComparer.Ordinal).Take(query.Top).ToList();
            var articles = await backend.ReadAsync([.. best.Select(found => found.Key)], Preferred(language), cancellation);
            List<KnowledgeHit> hits = [.. best.Where(found => articles.ContainsKey(found.Key)).Select(found => new KnowledgeHit(articles[found.Key], found.Score))];
            return Judge.Of(language, hits);
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
        foreach (var articles in Preferred(language))
        {
            var question = Read(query.Text, language, articles);
            if (articles != language && !HasMatter(question))
                continue;
            var request = new CandidateRequest(articles, question.Known, query.Text, MostCandidates, query.Domain, query.Agent);
            foreach (var found in Score(question, await backend.CandidatesAsync(request, cancellation)))
            {
                if (!best.TryGetValue(found.Key, out var other) || other.Score < found.Score)
                    best[found.Key] = found;
            }
        }

        return best.Values;
    }

    private QuestionVector Read(string text, string language, string articles)
    {
        var worded = articles == Language.Korean ? Glossary.ToKorean(text, language) : text;
        return QuestionVector.Of(text, TermReader.OfQuestion(worded).Take(MostTerms), backend.VocabularyOf(articles));
    }

    // Articles of another language that share a number with the question are no answer to it.
    private static bool HasMatter(QuestionVector question) => question.Known.Any(term => !term.Text.All(char.IsAsciiDigit));

    private static IEnumerable<Ranked> Score(QuestionVector question, IReadOnlyList<Candidate> candidates)
    {
        var worded = Worded(question.Exact, candidates);
        return candidates.Select(candidate => new Ranked(
            candidate.Key, candidate == worded ? 1 : Ranker.Score(question, candidate.Profile)));
    }

    /// <summary>The only article known by this very wording, as a quick reply sends it. A title is shown to be pressed, so it always means its own
    /// article.</summary>
    private static Candidate? Worded(ulong exact, IReadOnlyList<Candidate> candidates)
    {
        var known = candidates.Where(candidate => candidate.Profile.Wordings.Any(wording => wording.Exact == exact)).ToList();
        return known.Find(candidate => candidate.Profile.Wordings.Any(wording => wording.Kind == WordingKind.Title && wording.Exact == exact))
            ?? (known.Count == 1 ? known[0] : null);
    }

    // English for those who read neither the article's language nor, as a rule, Korean.
    private static IReadOnlyList<string> Preferred(string language) => language switch
    {
        Language.English => [Language.English, Language.Korean, Language.Chinese, Language.Japanese],
        Language.Korean => [Language.Korean, Language.English, Language.Chinese, Language.Japanese],
        _ => [language, Language.English, Language.Korean, language == Language.Chinese ? Language.Japanese : Language.Chinese],
    };

    private sealed record Ranked(string Key, double Score);
}
