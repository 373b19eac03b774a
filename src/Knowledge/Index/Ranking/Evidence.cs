using System.Runtime.CompilerServices;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>What speaks for an article as the answer to a question, each from 0 to 1 and independent of the size of the library. How much each
/// counts is fitted: see <see cref="RankingWeights"/>.</summary>
[InlineArray(Count)]
internal struct Evidence
{
    public const int Count = 8;

    // A term found only in an article's body accounts for this share of its information: bodies mention much that they don't answer.
    private const double BodyShare = 0.45;

    // Wordings seldom have more terms; those of a longer article are weighed on the heap.
    private const int MostOnStack = 512;

    private double first;

    /// <summary>covered: how much of the question its wordings hold, its body in part. likeness: to its nearest wording. contained: how far one of its names
    /// stands whole in the question. centroid: to all its wordings together. asking: what is asked (a price, a deadline) is what its wordings ask. telling: it
    /// has the question's rarest term. title: how much of its title the question says. named: covered by title and names alone.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["covered", "likeness", "contained", "centroid", "asking", "telling", "title", "named"];

    public static Evidence Of(QuestionVector question, Profile profile)
    {
        var evidence = default(Evidence);
        if (question.Sum == 0)
            return evidence;
        for (var i = 0; i < profile.Terms.Length; i++)
        {
            if (!question.Terms.TryGetValue(profile.Terms[i], out var weight))
                continue;
            evidence[0] += (i < profile.Strong ? weight : weight * BodyShare) / question.Sum;
            if (question.Known.Count > 0 && question.Known[0].Id == profile.Terms[i])
                evidence[5] = i < profile.Strong ? 1 : 0.5;
        }

        WeighWordings(question, profile, ref evidence);
        return evidence;
    }

    private static void WeighWordings(QuestionVector question, Profile profile, ref Evidence evidence)
    {
        var terms = profile.Strong <= MostOnStack ? stackalloc WordingTerm[profile.Strong] : new WordingTerm[profile.Strong];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = new WordingTerm(question.Vocabulary.WeightOf(profile.Terms[i]), question.Terms.GetValueOrDefault(profile.Terms[i]));
        foreach (var wording in profile.Wordings)
            Weigh(wording, question, terms, profile.Wordings.Count, ref evidence);

        double together = 0, length = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            // A term in two of sixteen wordings is about as good as in eight.
            var often = Math.Sqrt(terms[i].Share);
            var weight = terms[i].Weight * often;
            length += weight * weight;
            together += terms[i].Asked * weight;
            evidence[4] += question.Asking.GetValueOrDefault(profile.Terms[i]) * often;
        }

        if (together > 0)
            evidence[3] = together / (Math.Sqrt(length) * question.Length);
    }

    private static void Weigh(Wording wording, QuestionVector question, Span<WordingTerm> terms, int wordings, ref Evidence evidence)
    {
        double product = 0, squares = 0, mass = 0, held = 0;
        foreach (var place in wording.Places)
        {
            ref var term = ref terms[place];
            squares += term.Weight * term.Weight;
            mass += term.Weight;
            term.Share += 1.0 / wordings;
            if (term.Asked == 0)
                continue;
            product += term.Asked * term.Weight;
            held += Math.Min(term.Weight, term.Asked);
            if (wording.Kind != WordingKind.Question && !term.IsNamed)
            {
                term.IsNamed = true;
                evidence[7] += term.Asked / question.Sum;
            }
        }

        if (product == 0)
            return;
        evidence[1] = Math.Max(evidence[1], product / (Math.Sqrt(squares) * question.Length));
        if (wording.Kind != WordingKind.Question)
            evidence[2] = Math.Max(evidence[2], Math.Min(1, held / mass * held / question.Sum));
        if (wording.Kind == WordingKind.Title)
            evidence[6] = held / mass;
    }

    /// <summary>A term of the article's wordings: what it weighs, what it weighs in the question, in how many wordings it stands.</summary>
    private record struct WordingTerm(double Weight, double Asked)
    {
        public double Share;
        public bool IsNamed;
    }
}
