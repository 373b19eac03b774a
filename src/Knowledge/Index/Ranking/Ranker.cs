using MetaverseSeoul.Knowledge.Confidence;
using MetaverseSeoul.Knowledge.Index.Backend;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>Puts candidates in order by the evidence for each, and says how probable each is.</summary>
internal sealed class Ranker(RankingWeights weights, Thresholds thresholds)
{
    /// <summary>One word alone ("taxi?") names an article only when it stands in its title or is one of its names. Else the score stays
    /// below what is answered without asking, however well that word fits.</summary>
    private const double LoneTermCeiling = 0.4;

    /// <summary>"How much?" without a subject is no question yet.</summary>
    private const double NoMatterCeiling = 0.1;

    /// <summary>What is asked about another city is asked back at the most: perhaps Seoul was meant after all.</summary>
    private const double ElsewhereCeiling = 0.25;

    // Certain: the very wording of one article alone.
    private const double Certain = 20;

    public IEnumerable<Ranked> Rank(Found found)
    {
        var worded = Worded(found.Question.Exact, found.Candidates);
        return found.Candidates.Select(candidate =>
        {
            var evidence = Evidence.Of(found.Question, candidate.Profile);
            return candidate == worded
                ? new Ranked(candidate.Key, Certain, 1)
                : new Ranked(candidate.Key, weights.Strength(found.Path, evidence), Ceiling(found.Question, candidate.Profile));
        });
    }

    /// <summary>The ranked with their probabilities, best first.</summary>
    public List<(string Key, double Score)> Score(IEnumerable<Ranked> ranked)
    {
        List<Ranked> order = [.. ranked.OrderByDescending(one => one.Strength).ThenBy(one => one.Key, StringComparer.Ordinal)];
        var floor = order.Count > 0 ? order[0].Strength - Thresholds.GreatestLead : 0;
        List<(string Key, double Score)> scored = [];
        for (var i = 0; i < order.Count; i++)
        {
            var other = i > 0 ? order[0].Strength : order.Count > 1 ? order[1].Strength : floor;
            var score = order[i].Strength >= Certain ? 1 : Math.Min(order[i].Ceiling, thresholds.Probability(order[i].Strength, other));
            // A ceiling must not turn the order.
            scored.Add((order[i].Key, i > 0 ? Math.Min(score, scored[^1].Score) : score));
        }

        return scored;
    }

    private static double Ceiling(QuestionVector question, Profile profile) => question.Matter switch
    {
        [] => NoMatterCeiling,
        _ when question.NamesElsewhere => ElsewhereCeiling,
        [var lone] when !IsNamedBy(lone, profile) => LoneTermCeiling,
        _ => 1,
    };

    private static bool IsNamedBy(uint term, Profile profile) => profile.Wordings.Any(wording => wording.Kind switch
    {
        WordingKind.Title => wording.Places.Any(place => profile.Terms[place] == term),
        WordingKind.Name => wording.Places.Select(place => profile.Terms[place]).Where(IsPlain).SequenceEqual([term]),
        _ => false,
    });

    private static bool IsPlain(uint term) => !TermHash.IsConcept(term) && !TermHash.IsAspect(term);

    /// <summary>The only article known by this very wording, as a quick reply sends it. A title is shown to be pressed, so it always means its own
    /// article.</summary>
    private static Candidate? Worded(ulong exact, IReadOnlyList<Candidate> candidates)
    {
        var known = candidates.Where(candidate => candidate.Profile.Wordings.Any(wording => wording.Exact == exact)).ToList();
        return known.Find(candidate => candidate.Profile.Wordings.Any(wording => wording.Kind == WordingKind.Title && wording.Exact == exact))
            ?? (known.Count == 1 ? known[0] : null);
    }
}

/// <param name="Strength">The logarithm of the odds that it is the answer, looked at alone.</param>
/// <param name="Ceiling">Its score is never more than this.</param>
internal readonly record struct Ranked(string Key, double Strength, double Ceiling);
