using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>A page: one article, titled by its heading.</summary>
internal sealed class HtmlFormat : IImportFormat
{
    private const int MostBytes = 5 * 1024 * 1024;

    public string Name => "html";

    public IReadOnlyList<string> Endings => [".html", ".htm"];

    public async IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (stream.Length > MostBytes)
        {
            yield return ImportItem.Bad(file, $"it is larger than {MostBytes / 1024 / 1024} MB");
            yield break;
        }

        using var reader = new StreamReader(stream);
        var html = await reader.ReadToEndAsync(cancellation);
        if (!HtmlToMarkdown.IsReasonable(html))
        {
            yield return ImportItem.Bad(file, "its elements are nested as no page is");
            yield break;
        }

        var page = await new HtmlParser().ParseDocumentAsync(html, cancellation);
        var heading = page.QuerySelector("h1");
        var title = PlainText.OneLine(heading?.TextContent is { Length: > 0 } text ? text : page.Title ?? "");
        heading?.Remove();
        var body = HtmlToMarkdown.Convert(page.QuerySelector("main") ?? page.QuerySelector("article") ?? page.Body as IElement);
        if (title.Length == 0)
            yield return ImportItem.Bad(file, "it has neither a heading nor a title");
        else if (body.Length == 0)
            yield return ImportItem.Bad(file, "nothing of it is text");
        else
            yield return ImportItem.Of(new ImportRow(file, ImportKey.Of("page", Path.GetFileNameWithoutExtension(file)), title, body, "", "undated", file, null));
    }
}
