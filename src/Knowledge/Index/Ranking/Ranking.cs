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

    /// <summary>How much of the score is the likeness to the article's nearest wording; the rest is how much of the question it covers.</summary>
    public const double LikenessShare = 0.55;
}
