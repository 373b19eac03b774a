namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>Says how much of a question's information an article accounts for.</summary>
internal static class Ranker
{
    /// <summary>0 to 1: how much of the question is covered, and how near its wording is to one the article is known by.</summary>
    public static double Score(QuestionVector question, Profile profile)
    {
        if (question.Sum == 0)
            return 0;
        var covered = 0.0;
        for (var i = 0; i < profile.Terms.Length; i++)
        {
            if (question.Terms.TryGetValue(profile.Terms[i], out var weight))
                covered += i < profile.Strong ? weight : weight * Ranking.BodyShare;
        }

        var likeness = Likeness(question, profile);
        var score = ((1 - Ranking.LikenessShare) * covered / question.Sum) + (Ranking.LikenessShare * likeness);
        return Math.Min(score, Ceiling(question, profile, likeness));
    }

    private static double Ceiling(QuestionVector question, Profile profile, double likeness) => question.Matter switch
    {
        [] => Ranking.NoMatterCeiling,
        [var lone] when likeness < Ranking.SameWording && !IsInTitle(lone, profile) => Ranking.LoneTermCeiling,
        _ => 1,
    };

    private static bool IsInTitle(uint term, Profile profile) =>
        profile.Wordings.Any(wording => wording.Kind == WordingKind.Title && wording.Places.Any(place => profile.Terms[place] == term));

    private static double Likeness(QuestionVector question, Profile profile)
    {
        var weights = new double[profile.Strong];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = question.Vocabulary.WeightOf(profile.Terms[i]);
        var best = 0.0;
        foreach (var wording in profile.Wordings)
        {
            double product = 0, squares = 0;
            foreach (var place in wording.Places)
            {
                squares += weights[place] * weights[place];
                if (question.Terms.TryGetValue(profile.Terms[place], out var weight))
                    product += weight * weights[place];
            }

            if (product > 0)
                best = Math.Max(best, product / (Math.Sqrt(squares) * question.Length));
        }

        return best;
    }
}
