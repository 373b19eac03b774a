namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>How much a kind of term weighs against its information. None of them is delicate: half or double moves the share of right first hits by less
/// than one point on the articles' own questions.</summary>
internal static class Ranking
{
    /// <summary>A term no article knows weighs this share of the rarest.</summary>
    public const double UnknownShare = 0.8;

    /// <summary>A word of asking weighs this share of its information.</summary>
    public const double WeakShare = 0.4;

    /// <summary>A concept weighs this share of its information: the word it was said by counts as well.</summary>
    public const double ConceptShare = 0.8;
}
