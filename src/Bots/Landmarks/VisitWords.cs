using System.Text.Json;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>The words by which visitors ask, from <c>Data/words.json</c>.</summary>
internal sealed class VisitWords
{
    private readonly Dictionary<string, VisitLanguage> byLanguage;

    public VisitWords()
    {
        using var stream = typeof(VisitWords).Assembly.GetManifestResourceStream($"{typeof(VisitWords).Namespace}.Data.words.json")!;
        byLanguage = JsonSerializer.Deserialize<Dictionary<string, VisitLanguage>>(stream, JsonSerializerOptions.Web)!;
    }

    public VisitSaying Of(string text, string language)
    {
        var plain = PlainText.Of(text);
        return new VisitSaying(
            language == Language.English ? $" {plain} " : plain.Replace(" ", "", StringComparison.Ordinal), language, byLanguage[language]);
    }
}

internal sealed record VisitLanguage(
    IReadOnlyList<string> Now,
    IReadOnlyList<string> Tomorrow,
    IReadOnlyList<string> DayAfter,
    IReadOnlyList<string> Open,
    IReadOnlyList<string> Hours,
    IReadOnlyList<string> Fee,
    IReadOnlyList<string> Way,
    IReadOnlyList<string> Near,
    IReadOnlyList<string> Course,
    IReadOnlyList<string> Tour,
    IReadOnlyList<string> About,
    IReadOnlyList<string> Guide,
    IReadOnlyList<IReadOnlyList<string>> Weekdays,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Feasts);
