using System.Globalization;
using MetaverseSeoul.Bots.Answering;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>What is near, and half-day walks, composed from the landmarks' coordinates and hours.</summary>
internal sealed class Walks(LandmarkBook landmarks, OpeningCalendar calendar, TimeProvider time)
{
    // Streets are about a third longer than the straight line; people with a camera walk 4 km an hour.
    private const double Detour = 1.3;
    private const double KilometresAnHour = 4;

    private const double WalkingDistance = 2.5;
    private const int MostNear = 4;
    private const int Stops = 4;

    public string Near(Enquiry enquiry, Landmark from)
    {
        var others = landmarks.All.Where(other => other != from).OrderBy(from.DistanceTo).ToList();
        var near = others.TakeWhile(other => from.DistanceTo(other) <= WalkingDistance).Take(MostNear).ToList();
        List<string> lines = [GuideAnswers.Place(enquiry.Say("near"), from, enquiry.Language), ""];
        if (near.Count == 0)
            lines[0] = GuideAnswers.Place(enquiry.Say("near.none"), from, enquiry.Language);
        lines.AddRange((near.Count > 0 ? near : others[..1]).Select(other => "- " + enquiry.Say("near.line")
            .Replace("{other}", other.Names.In(enquiry.Language), StringComparison.Ordinal)
            .Replace("{distance}", Distance(from.DistanceTo(other)), StringComparison.Ordinal)
            .Replace("{minutes}", Minutes(from.DistanceTo(other)), StringComparison.Ordinal)));
        return $"{string.Join('\n', lines)}\n\n{enquiry.Say("estimate")}";
    }

    /// <summary>Always on to the nearest place not yet seen, while it is within walking distance.</summary>
    public string From(Enquiry enquiry, Landmark start)
    {
        var walk = Stations(start);
        var total = walk.Zip(walk.Skip(1), (one, other) => one.DistanceTo(other)).Sum();
        List<string> lines =
            [GuideAnswers.Place(enquiry.Say("course"), start, enquiry.Language).Replace("{minutes}", Minutes(total), StringComparison.Ordinal), ""];
        for (var i = 0; i < walk.Count; i++)
        {
            var way = i == 0 ? "" : enquiry.Say("course.walk").Replace("{minutes}", Minutes(walk[i - 1].DistanceTo(walk[i])), StringComparison.Ordinal);
            var closed = IsShut(walk[i]) ? enquiry.Say("course.closed") : "";
            lines.Add($"{i + 1}. " + enquiry.Say("course.stop")
                .Replace("{other}", walk[i].Names.In(enquiry.Language), StringComparison.Ordinal)
                .Replace("{way}", way + closed, StringComparison.Ordinal));
        }

        return $"{string.Join('\n', lines)}\n\n{enquiry.Say("estimate")}";
    }

    private List<Landmark> Stations(Landmark start)
    {
        List<Landmark> walk = [start];
        while (walk.Count < Stops
            && landmarks.All.Except(walk).MinBy(walk[^1].DistanceTo) is { } next && walk[^1].DistanceTo(next) <= WalkingDistance)
            walk.Add(next);
        return walk;
    }

    private bool IsShut(Landmark landmark) =>
        calendar.At(landmark.Hours, SeoulTime.Now(time)).Is is Opening.Closed or Opening.Over or Opening.NotYet or Opening.EntryOver;

    private static string Minutes(double kilometres) =>
        Math.Max(1, Math.Round(kilometres * Detour / KilometresAnHour * 60)).ToString("0", CultureInfo.InvariantCulture);

    private static string Distance(double kilometres) => kilometres < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(kilometres * 100) * 10:0} m")
        : string.Create(CultureInfo.InvariantCulture, $"{kilometres:0.0} km");
}
