using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>One of the ten landmarks, as <c>Data/landmarks.json</c> knows it.</summary>
/// <param name="CalledBy">What people call it, by language tag, in small letters.</param>
/// <param name="NotIn">Names of other things that hold one of its own: 한강버스 is no park.</param>
/// <param name="Note">What must be said with the hours; may be absent.</param>
/// <param name="Articles">The beginnings of the keys of articles about it, separated by <c>|</c>.</param>
/// <param name="Confidence">H, M or L: how sure the facts are (several sources, one, hearsay).</param>
internal sealed record Landmark(
    string Id,
    Localized Names,
    IReadOnlyDictionary<string, IReadOnlyList<string>> CalledBy,
    IReadOnlyList<string>? NotIn,
    double Latitude,
    double Longitude,
    Localized Station,
    OpeningHours Hours,
    Localized? Note,
    Localized Fee,
    Localized About,
    string AsOf,
    string Confidence,
    Localized Caveat,
    string Articles,
    IReadOnlyList<ArticleSource> Sources)
{
    private const double EarthRadiusKilometres = 6371;

    /// <summary>Kilometres in a straight line (haversine; good to some metres at these distances).</summary>
    public double DistanceTo(Landmark other)
    {
        var north = double.DegreesToRadians(other.Latitude - Latitude);
        var east = double.DegreesToRadians(other.Longitude - Longitude);
        var chord = Math.Pow(Math.Sin(north / 2), 2)
            + (Math.Cos(double.DegreesToRadians(Latitude)) * Math.Cos(double.DegreesToRadians(other.Latitude)) * Math.Pow(Math.Sin(east / 2), 2));
        return 2 * EarthRadiusKilometres * Math.Asin(Math.Sqrt(chord));
    }

    public bool IsToldBy(string articleKey) => Articles.Split('|').Any(start => articleKey.StartsWith(start, StringComparison.Ordinal));
}
