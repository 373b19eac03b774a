using System.Reflection;
using System.Text.Json;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Confidence;

/// <summary>Notices that a question is about another city: "대구 지하철 요금" is worded like Seoul's, and Seoul's answer would be wrong. The places are in
/// <c>elsewhere.json</c>.</summary>
internal static class Elsewhere
{
    private static readonly PlaceNames Names = Load();

    /// <summary>True when the question names a place outside the city that the article says nothing of, and does not name the city itself.</summary>
    public static bool IsMeant(string question, Article article)
    {
        var text = $"{question} ";
        return !Contains(text, Names.Seoul)
            && Names.Elsewhere.Any(place => text.Contains(place, StringComparison.OrdinalIgnoreCase) && !Speaks(article, place.Trim()));
    }

    // Airports, immigration offices and railways are elsewhere too, and the city's articles tell of them.
    private static bool Speaks(Article article, string place) =>
        Contains(article.Title, [place]) || Contains(article.Body, [place]) || article.Aliases.Concat(article.Questions).Any(wording => Contains(wording, [place]));

    private static bool Contains(string text, IEnumerable<string> places) => places.Any(place => text.Contains(place, StringComparison.OrdinalIgnoreCase));

    private static PlaceNames Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(Elsewhere).Namespace}.elsewhere.json")!;
        return JsonSerializer.Deserialize<PlaceNames>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record PlaceNames(IReadOnlyList<string> Seoul, IReadOnlyList<string> Elsewhere);
}
