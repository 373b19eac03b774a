namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>What a visitor wants to know of a landmark.</summary>
/// <param name="Landmark">Null only for a walk from anywhere.</param>
/// <param name="Day">The day that is asked about; null for now, or for days in general.</param>
/// <param name="IsSure">It can only be answered for that moment or from the map, which no article does.</param>
internal sealed record Visit(Landmark? Landmark, VisitWish Wish, DateOnly? Day, bool IsSure);

internal enum VisitWish
{
    Open,
    Hours,
    Fee,
    Way,
    Near,
    Walk,
    About,

    /// <summary>The landmark's own guide was called.</summary>
    Guide,
}
