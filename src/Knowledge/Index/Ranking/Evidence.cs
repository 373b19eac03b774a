using System.Runtime.CompilerServices;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>What speaks for an article as the answer to a question, each from 0 to 1 and independent of the size of the library.</summary>
[InlineArray(Count)]
internal struct Evidence
{
    public const int Count = 8;

    private double first;

    /// <summary>How many of <see cref="Names"/> there are is <see cref="Count"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["covered", "body", "likeness", "contained", "centroid", "asking", "telling", "title"];

    public static Evidence Of(QuestionVector question, Profile profile)
    {
        var evidence = default(Evidence);
        if (question.Sum == 0)
            return evidence;
        double strong = 0, body = 0, telling = 0;
        for (var i = 0; i < profile.Terms.Length; i++)
        {
            if (!question.Terms.TryGetValue(profile.Terms[i], out var weight))
                continue;
            if (i < profile.Strong)
                strong += weight;
            else
                body += weight;
            if (question.Known.Count > 0 && question.Known[0].Id == profile.Terms[i])
                telling = i < profile.Strong ? 1 : 0.5;
        }

        evidence[0] = strong / question.Sum;
        evidence[1] = body / question.Sum;
        evidence[6] = telling;
        WeighWordings(question, profile, ref evidence);
        return evidence;
    }

    private static void WeighWordings(QuestionVector question, Profile profile, ref Evidence evidence)
    {
        Span<double> weights = profile.Strong <= 512 ? stackalloc double[profile.Strong] : new double[profile.Strong];
        Span<double> shares = profile.Strong <= 512 ? stackalloc double[profile.Strong] : new double[profile.Strong];
        Span<double> asked = profile.Strong <= 512 ? stackalloc double[profile.Strong] : new double[profile.Strong];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = question.Vocabulary.WeightOf(profile.Terms[i]);
            shares[i] = 0;
            asked[i] = question.Terms.GetValueOrDefault(profile.Terms[i]);
        }

        foreach (var wording in profile.Wordings)
        {
            double product = 0, squares = 0, mass = 0, held = 0;
            foreach (var place in wording.Places)
            {
                var weight = weights[place];
                squares += weight * weight;
                mass += weight;
                shares[place] += 1.0 / profile.Wordings.Count;
                if (asked[place] > 0)
                {
                    product += asked[place] * weight;
                    held += Math.Min(weight, asked[place]);
                }
            }

            if (product == 0)
                continue;
            evidence[2] = Math.Max(evidence[2], product / (Math.Sqrt(squares) * question.Length));
            if (wording.Kind != WordingKind.Question)
                evidence[3] = Math.Max(evidence[3], Math.Min(1, held / mass * held / question.Sum));
            if (wording.Kind == WordingKind.Title)
                evidence[7] = held / mass;
        }

        double together = 0, length = 0, asking = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            // A term in two of sixteen wordings is about as good as in eight.
            var weight = weights[i] * Math.Sqrt(shares[i]);
            length += weight * weight;
            together += asked[i] * weight;
            if (question.Asking.TryGetValue(profile.Terms[i], out var share))
                asking += share * Math.Sqrt(shares[i]);
        }

        if (together > 0)
            evidence[4] = together / (Math.Sqrt(length) * question.Length);
        evidence[5] = asking;
    }
}
