using MetaverseSeoul.Knowledge.Confidence;
using MetaverseSeoul.Knowledge.Index.Ranking;

namespace MetaverseSeoul.Knowledge.Evaluation.Fitting;

/// <summary>Turns cases into weights and thresholds. Docs/knowledge.md says why in this order.</summary>
internal static class Fitter
{
    /// <summary>The weights of one way to the articles, the bias last: what comes out on top is right, and the sum is the logarithm of the
    /// odds that it is.</summary>
    public static double[] Weigh(IReadOnlyList<Case> cases)
    {
        var weights = Listwise.Fit(cases);
        // Each question twice: with its article, and as if there were none, when whatever is on top is wrong.
        var rows = cases.SelectMany(one => Tops(one, weights)).Select(top => (new[] { 1, top.Strength }, top.Right, top.Weight)).ToList();
        var curve = Logistic.Fit(rows);
        return [.. weights.Select(weight => weight * curve[1]), curve[0]];
    }

    /// <summary>The curve from strength and lead to a probability; its thresholds are still to be found.</summary>
    public static Thresholds Curve(IEnumerable<(IReadOnlyList<Case> Cases, double[] Weights)> paths)
    {
        var rows = paths.SelectMany(path => path.Cases.SelectMany(one => Tops(one, path.Weights))).Select(top => (
            new[] { 1, top.Strength, Math.Min(Thresholds.GreatestLead, top.Strength - top.Next) }, top.Right, top.Weight)).ToList();
        var curve = Logistic.Fit(rows);
        return new Thresholds(curve[0], curve[1], curve[2], Answer: 1, Ask: 1);
    }

    private static IEnumerable<(double Strength, double Next, bool Right, double Weight)> Tops(Case one, double[] weights)
    {
        var order = one.Candidates.Select((evidence, i) => (
                Strength: Listwise.Sum(weights, evidence) + (weights.Length > Evidence.Count ? weights[Evidence.Count] : 0), Right: one.Right[i]))
            .OrderByDescending(candidate => candidate.Strength).ToList();
        foreach (var left in new[] { order, [.. order.Where(candidate => !candidate.Right)] })
        {
            if (left.Count > 0)
                yield return (left[0].Strength, left.Count > 1 ? left[1].Strength : left[0].Strength - Thresholds.GreatestLead, left[0].Right, one.Weight);
        }
    }
}
