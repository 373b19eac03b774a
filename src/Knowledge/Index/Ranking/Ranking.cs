namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>The constants of the score, chosen by trial on tests/UnitTests/Knowledge/questions.yaml. None of them is delicate: half or double
/// moves the share of right answers by two points at the most.</summary>
internal static class Ranking
{
    /// <summary>A term found only in an article's body accounts for this share of its information.</summary>
    public const double BodyShare = 0.45;

    /// <summary>A term no article knows weighs this share of the rarest.</summary>
    public const double UnknownShare = 0.8;

    /// <summary>A word of asking weighs this share of its information.</summary>
    public const double WeakShare = 0.4;

    /// <summary>A concept weighs this share of its information: the word it was said by counts as well.</summary>
    public const double ConceptShare = 0.7;

    /// <summary>How much of the score is the likeness to the article's nearest wording; the rest is how much of the question it covers.</summary>
    public const double LikenessShare = 0.55;

    /// <summary>One word alone ("taxi?") names an article only when it stands in its title or is one of its names. Else the score stays
    /// below what is answered without asking, however well that word fits.</summary>
    public const double LoneTermCeiling = 0.45;

    /// <summary>"How much?" without a subject is no question yet.</summary>
    public const double NoMatterCeiling = 0.3;

    /// <summary>A likeness from which on two wordings are the same words.</summary>
    public const double SameWording = 0.99;
}
