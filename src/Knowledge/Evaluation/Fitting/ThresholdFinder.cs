using MetaverseSeoul.Knowledge.Confidence;

namespace MetaverseSeoul.Knowledge.Evaluation.Fitting;

/// <summary>Finds how sure the index must be, on the development questions: first hardly ever wrong, then as helpful as that allows.</summary>
internal static class ThresholdFinder
{
    /// <summary>Of the questions no article answers, and of those one does, at the most this share may be answered wrongly.</summary>
    private const double MostWrong = 0.03;

    /// <summary>Of the questions whose article is found first, at the most this share may be met with "I don't know".</summary>
    private const double MostLost = 0.03;

    // Below one in five the choices would mostly be noise.
    private const double LeastToAsk = 0.2;

    // Below an even chance nothing is told as the answer, whatever the sample says.
    private const double LeastSure = 0.45;

    public static Thresholds Find(Thresholds curve, IReadOnlyList<Outcome> outcomes)
    {
        var uncovered = outcomes.Where(outcome => !outcome.Asked.IsCovered).ToList();
        var covered = outcomes.Where(outcome => outcome.Asked.IsCovered).ToList();
        var answer = Steps().First(threshold => threshold >= LeastSure
            && Share(uncovered, outcome => outcome.Score >= threshold) <= MostWrong
            && Share(covered, outcome => outcome.Score >= threshold && !outcome.IsRight) <= MostWrong);
        var right = covered.Where(outcome => outcome.IsRight).ToList();
        var ask = Steps().Last(threshold => threshold <= answer && Share(right, outcome => outcome.Score < threshold) <= MostLost);
        return curve with { Answer = answer, Ask = Math.Max(LeastToAsk, ask) };
    }

    private static double Share(List<Outcome> of, Func<Outcome, bool> those) => of.Count == 0 ? 0 : (double)of.Count(those) / of.Count;

    private static IEnumerable<double> Steps() => Enumerable.Range(0, 100).Select(step => step / 100.0);
}
