using System.Runtime.CompilerServices;
using System.Text;
using MetaverseSeoul.Knowledge.Articles;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>The text of a PDF. A long one becomes several articles; a scanned one has no text and is said to have none.</summary>
internal sealed class PdfFormat : IImportFormat
{
    private const int MostOfPart = ArticleRules.LongestBody / 2;

    public string Name => "pdf";

    public IReadOnlyList<string> Endings => [".pdf"];

    public async IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        string? fault = null;
        (string Title, List<string> Parts) read = ("", []);
        try
        {
            read = Read(stream, cancellation);
        }
        catch (Exception broken) when (broken is not OperationCanceledException and not OutOfMemoryException)
        {
            // The library has no one exception for what files can do to it.
            fault = $"it cannot be read as a PDF: {broken.Message}";
        }

        var title = read.Title.Length > 0 ? read.Title : Path.GetFileNameWithoutExtension(file);
        if (fault is not null)
            yield return ImportItem.Bad(file, fault);
        else if (read.Parts.Count == 0)
            yield return ImportItem.Bad(file, "it has no text: perhaps its pages are pictures");
        for (var at = 0; at < read.Parts.Count; at++)
        {
            var (number, of) = (at + 1, read.Parts.Count);
            yield return ImportItem.Of(new ImportRow(
                of > 1 ? $"{file}, part {number}" : file,
                ImportKey.Of("pdf", Path.GetFileNameWithoutExtension(file)) + (of > 1 ? $"-{number}" : ""),
                of > 1 ? $"{title} ({number}/{of})" : title,
                read.Parts[at], "", "undated", file, null));
        }
    }

    private static (string Title, List<string> Parts) Read(Stream stream, CancellationToken cancellation)
    {
        using var document = PdfDocument.Open(stream);
        List<string> parts = [];
        var part = new StringBuilder();
        foreach (var page in document.GetPages())
        {
            cancellation.ThrowIfCancellationRequested();
            var text = PlainText.ToMarkdown(ContentOrderTextExtractor.GetText(page, addDoubleNewline: true));
            foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (part.Length > 0 && part.Length + paragraph.Length > MostOfPart)
                {
                    parts.Add(part.ToString());
                    part.Clear();
                }

                part.Append(part.Length > 0 ? "\n\n" : "").Append(paragraph);
            }
        }

        if (part.Length > 0)
            parts.Add(part.ToString());
        return (PlainText.OneLine(document.Information.Title ?? ""), parts);
    }
}
