using System.Text;

namespace MetaverseSeoul.Knowledge.Gaps;

/// <summary>Puts questions that ask the same into one gap. Each question, oldest first, joins the gap whose terms it shares most, or opens one of
/// its own.</summary>
/// <remarks>Likeness is the shared weight of terms over the weight of both, where a term of many questions weighs little. One pass with an
/// inverted index: 20,000 questions take a few seconds, and the same questions always give the same gaps.</remarks>
internal static class GapClusters
{
    /// <summary>From this likeness on two questions ask the same. Lower joins "여권 사진" to "여권 수수료".</summary>
    private const double Same = 0.35;

    public static IReadOnlyList<Gap> Of(IReadOnlyList<GapQuestion> questions)
    {
        var oldestFirst = questions.OrderBy(question => question.AskedAt).ThenBy(question => question.Id, StringComparer.Ordinal)
            .Select(question => (Question: question, Terms: TermsOf(question.Question))).ToList();
        var weights = WeightsOf(oldestFirst.Select(one => one.Terms).ToList());
        List<Cluster> clusters = [];
        var places = new Dictionary<string, List<int>>();
        foreach (var (question, terms) in oldestFirst)
        {
            var at = BestFor(terms, clusters, places, weights);
            if (at >= 0)
            {
                clusters[at].Questions.Add(question);
                continue;
            }

            foreach (var term in terms)
            {
                if (!places.TryGetValue(term, out var of))
                    places[term] = of = [];
                of.Add(clusters.Count);
            }

            clusters.Add(new Cluster(terms.Sum(term => weights[term]), question));
        }

        return [.. clusters.Select(cluster => cluster.ToGap()).OrderByDescending(gap => gap.Count).ThenByDescending(gap => gap.LastAsked)];
    }

    private static int BestFor(HashSet<string> terms, List<Cluster> clusters, Dictionary<string, List<int>> places, Dictionary<string, double> weights)
    {
        var shared = new Dictionary<int, double>();
        foreach (var term in terms)
        {
            foreach (var at in places.GetValueOrDefault(term) ?? [])
                shared[at] = shared.GetValueOrDefault(at) + weights[term];
        }

        var own = terms.Sum(term => weights[term]);
        var (best, likeness) = (-1, 0.0);
        foreach (var (at, weight) in shared)
        {
            // Against the cluster's core, the terms of its first question: a cluster does not drift by what joined it.
            var now = weight / (own + clusters[at].Weight - weight);
            if (now > likeness || (now == likeness && at < best))
                (best, likeness) = (at, now);
        }

        return likeness >= Same ? best : -1;
    }

    /// <summary>Words of Latin letters and numbers as they are; of other scripts the pairs of signs that stand side by side once the spaces are gone, so
    /// that 드론자격증 and 드론 자격증 are the same.</summary>
    private static HashSet<string> TermsOf(string question)
    {
        HashSet<string> terms = [];
        var (run, word) = (new StringBuilder(), new StringBuilder());
        foreach (var c in question.ToLowerInvariant().Append(' '))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                word.Append(c);
                continue;
            }

            if (word.Length > 0)
                terms.Add(word.ToString());
            word.Clear();
            if (char.IsLetterOrDigit(c))
                run.Append(c);
        }

        for (var at = 0; at + 1 < run.Length; at++)
            terms.Add(run.ToString(at, 2));
        // Signs alone, or one letter: then the text itself is all there is to compare.
        return terms.Count > 0 ? terms : [question.Trim()];
    }

    private static Dictionary<string, double> WeightsOf(List<HashSet<string>> questions)
    {
        var counts = new Dictionary<string, int>();
        foreach (var term in questions.SelectMany(terms => terms))
            counts[term] = counts.GetValueOrDefault(term) + 1;
        return counts.ToDictionary(pair => pair.Key, pair => Math.Log(1 + ((questions.Count + 1.0) / pair.Value)));
    }

    /// <param name="weight">Of all terms of the first question.</param>
    private sealed class Cluster(double weight, GapQuestion first)
    {
        public double Weight { get; } = weight;

        public List<GapQuestion> Questions { get; } = [first];

        public Gap ToGap() => new(
            Questions[0].Id,
            // The wording most people used; among equals the shortest, as it says it most plainly.
            Questions.GroupBy(question => question.Question).OrderByDescending(same => same.Count()).ThenBy(same => same.Key.Length).First().Key,
            Questions.Count,
            Questions.Min(question => question.AskedAt),
            Questions.Max(question => question.AskedAt),
            Counted(question => question.Language),
            Counted(question => question.Reason),
            [.. Questions.Select(question => question.ArticleKey).OfType<string>().Distinct()],
            [.. Questions.Select(question => question.Question).Distinct()],
            [.. Questions.Select(question => question.Id)]);

        private Dictionary<string, int> Counted(Func<GapQuestion, string> by) =>
            Questions.GroupBy(by).OrderByDescending(same => same.Count()).ToDictionary(same => same.Key, same => same.Count());
    }
}

/// <summary>Something people ask and no article answers.</summary>
/// <param name="Id">Of its first question.</param>
/// <param name="Languages">Language → number of questions.</param>
/// <param name="Reasons">Why it is a gap → number of questions.</param>
/// <param name="Articles">Keys of the articles that were told and did not help.</param>
/// <param name="Wordings">All that differ, oldest first.</param>
/// <param name="Questions">Ids of the rows.</param>
public sealed record Gap(
    string Id, string Question, int Count, DateTimeOffset FirstAsked, DateTimeOffset LastAsked, IReadOnlyDictionary<string, int> Languages,
    IReadOnlyDictionary<string, int> Reasons, IReadOnlyList<string> Articles, IReadOnlyList<string> Wordings, IReadOnlyList<string> Questions);
