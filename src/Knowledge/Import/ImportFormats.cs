namespace MetaverseSeoul.Knowledge.Import;

/// <summary>The kinds of files that can be imported.</summary>
internal static class ImportFormats
{
    public static IReadOnlyList<IImportFormat> All { get; } =
        [new JsonFormat(), new XmlFormat(), new CsvFormat(), new HtmlFormat(), new MarkdownFormat(), new PdfFormat()];

    public static string Names => string.Join(", ", All.Select(format => format.Name));

    public static IImportFormat? Named(string name) => All.FirstOrDefault(format => format.Name == name);

    public static IImportFormat? OfFile(string file) =>
        All.FirstOrDefault(format => format.Endings.Contains(Path.GetExtension(file).ToLowerInvariant()));
}
