using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MetaverseSeoul.Knowledge.Articles;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>An article file of our own form (<c>key.language.md</c>), or any other Markdown text, titled by its first heading.</summary>
internal sealed partial class MarkdownFormat : IImportFormat
{
    public string Name => "md";

    public IReadOnlyList<string> Endings => [".md", ".markdown"];

    public async IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (stream.Length > ArticleRules.MostBytes)
        {
            yield return ImportItem.Bad(file, $"it is larger than {ArticleRules.MostBytes / 1024} KB");
            yield break;
        }

        using var reader = new StreamReader(stream);
        var text = (await reader.ReadToEndAsync(cancellation)).ReplaceLineEndings("\n");
        var name = OurName().Match(Path.GetFileName(file));
        if (text.StartsWith("---\n", StringComparison.Ordinal))
        {
            yield return name.Success
                ? ImportItem.Of(new ImportRow(file, name.Groups["key"].Value, "", "", "", "", "", null, text, name.Groups["language"].Value))
                : ImportItem.Bad(file, "an article's file is named <key>.<language>.md with language ko, en, zh or ja");
            yield break;
        }

        var lines = text.Trim().Split('\n');
        var title = PlainText.OneLine(lines[0].TrimStart('#', ' '));
        var body = string.Join('\n', lines.Skip(1)).Trim();
        yield return title.Length == 0 || body.Length == 0
            ? ImportItem.Bad(file, "it has no heading, or nothing below it")
            : ImportItem.Of(new ImportRow(file, ImportKey.Of("page", Path.GetFileNameWithoutExtension(file)), title, body, "", "undated", file, null));
    }

    [GeneratedRegex(@"^(?<key>[a-z0-9]+(-[a-z0-9]+)*)\.(?<language>ko|en|zh|ja)\.md$")]
    private static partial Regex OurName();
}
