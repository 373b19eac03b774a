using System.Text.Json;
using System.Text.Json.Serialization;
using MetaverseSeoul.Bots.Understanding;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>The ten landmarks, found by what people call them.</summary>
internal sealed class LandmarkBook
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly List<(string Name, Landmark Landmark)> names;

    public LandmarkBook()
    {
        using var stream = typeof(LandmarkBook).Assembly.GetManifestResourceStream($"{typeof(LandmarkBook).Namespace}.Data.landmarks.json")!;
        All = JsonSerializer.Deserialize<List<Landmark>>(stream, Reading)!;
        names =
        [
            .. (from landmark in All
                from name in landmark.CalledBy.Values.SelectMany(names => names).Distinct()
                select (Name: Compact(name), Landmark: landmark)).OrderByDescending(entry => entry.Name.Length),
        ];
    }

    public IReadOnlyList<Landmark> All { get; }

    public Landmark? Find(string? id) => All.FirstOrDefault(landmark => landmark.Id == id);

    /// <summary>The landmark a text names, the longest name first; null when it names none.</summary>
    public Landmark? In(string text) => Named(text).Landmark;

    /// <summary>The text, in small letters and without spaces, and without the landmark's name.</summary>
    public string Without(string text) => Named(text) is { Landmark: not null } found
        ? Compact(text).Replace(found.Name, "", StringComparison.Ordinal)
        : Compact(text);

    /// <summary>The landmark that an article is about; null when it is about none.</summary>
    public Landmark? OfArticle(string? key) => key is null ? null : All.FirstOrDefault(landmark => landmark.IsToldBy(key));

    private (string Name, Landmark? Landmark) Named(string text)
    {
        var said = Compact(text);
        return names.FirstOrDefault(entry => said.Contains(entry.Name, StringComparison.Ordinal)
            && entry.Landmark.NotIn?.Any(other => said.Contains(Compact(other), StringComparison.Ordinal)) != true);
    }

    private static string Compact(string text) => PlainText.Of(text).Replace(" ", "", StringComparison.Ordinal);
}
