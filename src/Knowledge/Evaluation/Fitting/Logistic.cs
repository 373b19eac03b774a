namespace MetaverseSeoul.Knowledge.Evaluation.Fitting;

/// <summary>Fits a logistic curve by gradient ascent with momentum: small, and the same result every time.</summary>
internal static class Logistic
{
    private const int Rounds = 3000;
    private const double Step = 0.05;
    private const double Momentum = 0.9;

    // Keeps what the data does not decide near zero.
    private const double Shrinking = 0.0005;

    /// <param name="rows">What is known of a case, and whether it was so. All rows are equally long.</param>
    /// <returns>A weight for each column.</returns>
    public static double[] Fit(IReadOnlyList<(double[] Columns, bool Right, double Weight)> rows)
    {
        var weights = new double[rows[0].Columns.Length];
        var momentum = new double[weights.Length];
        var total = rows.Sum(row => row.Weight);
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[weights.Length];
            foreach (var (columns, right, weight) in rows)
            {
                var error = weight * ((right ? 1 : 0) - Curve(weights, columns));
                for (var k = 0; k < weights.Length; k++)
                    gradient[k] += error * columns[k];
            }

            for (var k = 0; k < weights.Length; k++)
            {
                momentum[k] = (Momentum * momentum[k]) + (gradient[k] / total) - (Shrinking * weights[k]);
                weights[k] += Step * momentum[k];
            }
        }

        return weights;
    }

    private static double Curve(double[] weights, double[] columns)
    {
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++)
            sum += weights[k] * columns[k];
        return 1 / (1 + Math.Exp(-sum));
    }
}
