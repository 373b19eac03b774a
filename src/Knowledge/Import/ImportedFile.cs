using System.Globalization;
using System.Text;
using MetaverseSeoul.Mesh.Privacy;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>Writes a row as an article file. The same row always gives the same file.</summary>
internal static class ImportedFile
{
    private const int LongestTitle = 200;

    public static string Of(ImportRow row, ImportSettings settings)
    {
        var place = settings.Domain is { } domain ? CategoryMap.OfDomain(domain) : CategoryMap.Of($"{row.Category} {(row.Category.Length == 0 ? row.Title : "")}");
        var title = row.Title.Length > LongestTitle ? row.Title[..(LongestTitle - 1)] + "…" : row.Title;
        var alias = title.TrimEnd('?', '.', '!', '？', '。', ' ');
        var file = new StringBuilder("---\n");
        file.Append(CultureInfo.InvariantCulture, $"title: {Quoted(title)}\n");
        file.Append(CultureInfo.InvariantCulture, $"aliases: [{Quoted(alias.Length > 0 ? alias : title)}]\n");
        file.Append(CultureInfo.InvariantCulture, $"questions:\n  - {Quoted(title)}\n");
        file.Append(CultureInfo.InvariantCulture, $"domain: {place.Domain}\nagent: {place.Agent}\ndesk: {place.Desk}\n");
        file.Append(CultureInfo.InvariantCulture, $"source:\n  - name: {Quoted(settings.Source ?? row.SourceName)}\n");
        if (row.SourceUrl is { } url)
            file.Append(CultureInfo.InvariantCulture, $"    url: {Quoted(url)}\n");
        file.Append(CultureInfo.InvariantCulture, $"asOf: {row.AsOf}\ncaveat: \"\"\nlinks: []\nrelated: []\n---\n");
        // What the city published may still hold a citizen's number by mistake.
        return file.Append(PersonalMask.Text(row.Body, isCitizens: false).Masked).Append('\n').ToString();
    }

    /// <summary>A YAML scalar between double quotes.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else
                quoted.Append(char.IsControl(c) ? ' ' : c);
        }

        return quoted.Append('"').ToString();
    }
}

/// <param name="Language">Of what has none of its own.</param>
/// <param name="Domain">Instead of what the category would say.</param>
/// <param name="Source">Instead of what the file would say.</param>
/// <param name="By">Whose name the versions carry.</param>
/// <param name="IsDryRun">Says what would happen, and does nothing.</param>
internal sealed record ImportSettings(string Language, string By, string? Domain = null, string? Source = null, bool IsDryRun = false);
