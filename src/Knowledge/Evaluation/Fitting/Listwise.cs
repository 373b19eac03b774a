using MetaverseSeoul.Knowledge.Index.Ranking;

namespace MetaverseSeoul.Knowledge.Evaluation.Fitting;

/// <summary>One question with the evidence for each candidate.</summary>
/// <param name="Right">Which candidates answer it.</param>
/// <param name="Weight">How much it counts beside the others.</param>
internal sealed record Case(IReadOnlyList<Evidence> Candidates, IReadOnlyList<bool> Right, double Weight = 1);

/// <summary>Fits the weights of the evidence so that the right candidate of each question comes out on top: a multinomial logit over its candidates.</summary>
internal static class Listwise
{
    private const int Rounds = 300;
    private const double Step = 2;
    private const double Momentum = 0.9;
    private const double Shrinking = 0.0005;

    public static double[] Fit(IReadOnlyList<Case> cases)
    {
        var usable = cases.Where(one => one.Right.Contains(true)).ToList();
        var weights = new double[Evidence.Count];
        var momentum = new double[weights.Length];
        var total = usable.Sum(one => one.Weight);
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[weights.Length];
            foreach (var one in usable)
                Add(one, weights, gradient);
            for (var k = 0; k < weights.Length; k++)
            {
                momentum[k] = (Momentum * momentum[k]) + (gradient[k] / total) - (Shrinking * weights[k]);
                weights[k] += Step * momentum[k];
            }
        }

        return weights;
    }

    public static double Sum(double[] weights, in Evidence evidence)
    {
        var sum = 0.0;
        for (var k = 0; k < Evidence.Count; k++)
            sum += weights[k] * evidence[k];
        return sum;
    }

    private static void Add(Case one, double[] weights, double[] gradient)
    {
        var sums = new double[one.Candidates.Count];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = Sum(weights, one.Candidates[i]);
        var greatest = sums.Max();
        double all = 0, right = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = Math.Exp(sums[i] - greatest);
            all += sums[i];
            right += one.Right[i] ? sums[i] : 0;
        }

        for (var i = 0; i < sums.Length; i++)
        {
            var pull = one.Weight * ((one.Right[i] ? sums[i] / right : 0) - (sums[i] / all));
            for (var k = 0; k < weights.Length; k++)
                gradient[k] += pull * one.Candidates[i][k];
        }
    }
}
