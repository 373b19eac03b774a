using System.Text.Json;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>Whose an imported article is, by its source's category. The words are data: <c>categories.json</c>.</summary>
internal static class CategoryMap
{
    private static readonly Lazy<Categories> Read = new(() =>
    {
        using var stream = typeof(CategoryMap).Assembly.GetManifestResourceStream(typeof(CategoryMap), "categories.json")!;
        return JsonSerializer.Deserialize<Categories>(stream, JsonSerializerOptions.Web)!;
    });

    public static Place Of(string category) =>
        Read.Value.Words.FirstOrDefault(place => place.Words.Any(word => category.Contains(word, StringComparison.Ordinal))) ?? Read.Value.Otherwise;

    /// <summary>Where articles of a domain belong; the usual place when the table does not know it.</summary>
    public static Place OfDomain(string domain) =>
        Read.Value.Words.FirstOrDefault(place => place.Domain == domain) ?? Read.Value.Otherwise with { Domain = domain };

    internal sealed record Place(IReadOnlyList<string> Words, string Domain, string Agent, string Desk);

    private sealed record Categories(IReadOnlyList<Place> Words, Place Otherwise);
}
