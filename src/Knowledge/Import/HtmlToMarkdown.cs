using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MetaverseSeoul.Knowledge.Articles;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>Makes HTML safe by taking from it only what an article may have: paragraphs, headings, lists, emphasis, tables, and links to web
/// addresses. Everything else is its text, and what is no text (scripts, styles, frames, forms) is gone.</summary>
internal static partial class HtmlToMarkdown
{
    /// <summary>Nobody nests like this but to overflow a stack.</summary>
    private const int Deepest = 100;

    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math", "canvas", "video", "audio", "img",
        "picture", "map", "form", "input", "button", "select", "textarea", "option", "link", "meta", "base", "title", "head", "nav", "footer", "dialog",
    };

    private static readonly SearchValues<char> NotInAddress = SearchValues.Create(" ()<>\n\r\t\"\\");

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "header", "aside", "blockquote", "pre", "dl", "dt", "dd", "figure", "figcaption", "address", "center", "fieldset", "details", "summary",
    };

    public static string Convert(string html) => Convert(new HtmlParser().ParseDocument(html).Body);

    public static string Convert(IElement? root)
    {
        if (root is null)
            return "";
        var markdown = new StringBuilder();
        WriteChildren(root, markdown, 0, listDepth: 0);
        var lines = markdown.ToString().Split('\n').Select(line => line.TrimEnd());
        return ManyBreaks().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    private static void WriteChildren(INode parent, StringBuilder markdown, int depth, int listDepth)
    {
        if (depth > Deepest)
            return;
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text)
                WriteText(text.Data, markdown);
            else if (child is IElement element && !Dropped.Contains(element.LocalName))
                WriteElement(element, markdown, depth + 1, listDepth);
        }
    }

    private static void WriteElement(IElement element, StringBuilder markdown, int depth, int listDepth)
    {
        switch (element.LocalName)
        {
            case "br":
                markdown.Append('\n');
                break;
            case "hr":
                Break(markdown);
                break;
            case "b" or "strong":
                WriteMarked(element, markdown, depth, listDepth, "**");
                break;
            case "i" or "em":
                WriteMarked(element, markdown, depth, listDepth, "*");
                break;
            case "a":
                WriteLink(element, markdown, depth, listDepth);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Break(markdown);
                WriteMarked(element, markdown, depth, listDepth, "**");
                Break(markdown);
                break;
            case "ul" or "ol":
                WriteList(element, markdown, depth, listDepth);
                break;
            case "table":
                WriteTable(element, markdown, depth);
                break;
            case var name when Blocks.Contains(name):
                Break(markdown);
                WriteChildren(element, markdown, depth, listDepth);
                Break(markdown);
                break;
            default:
                WriteChildren(element, markdown, depth, listDepth);
                break;
        }
    }

    private static void WriteText(string text, StringBuilder markdown)
    {
        var plain = Spaces().Replace(text, " ");
        var isAtStart = markdown.Length == 0 || markdown[^1] == '\n';
        plain = PlainText.Escape(isAtStart ? plain.TrimStart() : plain);
        markdown.Append(isAtStart ? PlainText.AtLineStart(plain) : plain);
    }

    private static void WriteMarked(IElement element, StringBuilder markdown, int depth, int listDepth, string mark)
    {
        var inner = Inside(element, depth, listDepth);
        // Marks hold within one line only, and next to a letter, not a space.
        var text = Spaces().Replace(inner, " ").Trim().Replace("*", "", StringComparison.Ordinal);
        if (text.Length > 0)
            markdown.Append(mark).Append(text).Append(mark);
    }

    private static void WriteLink(IElement element, StringBuilder markdown, int depth, int listDepth)
    {
        var text = Spaces().Replace(Inside(element, depth, listDepth), " ").Trim();
        var address = element.GetAttribute("href")?.Trim() ?? "";
        var isWhole = BodyCheck.IsAllowed(address) && !address.AsSpan().ContainsAny(NotInAddress);
        if (isWhole && text.Length > 0)
            markdown.Append(CultureInfo.InvariantCulture, $"[{text.Replace("[", @"\[", StringComparison.Ordinal).Replace("]", @"\]", StringComparison.Ordinal)}]({address})");
        else
            markdown.Append(text);
    }

    private static void WriteList(IElement list, StringBuilder markdown, int depth, int listDepth)
    {
        Break(markdown);
        var number = 1;
        foreach (var item in list.Children.Where(child => child.LocalName == "li"))
        {
            var text = Inside(item, depth, listDepth + 1).Trim();
            if (text.Length == 0)
                continue;
            var indent = new string(' ', 2 * listDepth);
            markdown.Append(indent).Append(list.LocalName == "ol" ? $"{number++}. " : "- ")
                .Append(ManyBreaks().Replace(text, "\n").Replace("\n\n", "\n", StringComparison.Ordinal).Replace("\n", "\n  " + indent, StringComparison.Ordinal)).Append('\n');
        }

        Break(markdown);
    }

    private static void WriteTable(IElement table, StringBuilder markdown, int depth)
    {
        var rows = table.QuerySelectorAll("tr").Select(row => row.Children
            .Where(cell => cell.LocalName is "td" or "th")
            .Select(cell => Spaces().Replace(Inside(cell, depth, 0), " ").Trim().Replace("|", @"\|", StringComparison.Ordinal)).ToList())
            .Where(row => row.Any(cell => cell.Length > 0)).ToList();
        if (rows.Count == 0)
            return;
        Break(markdown);
        var columns = rows.Max(row => row.Count);
        for (var at = 0; at < rows.Count; at++)
        {
            markdown.Append("| ").AppendJoin(" | ", rows[at].Concat(Enumerable.Repeat("", columns - rows[at].Count))).Append(" |\n");
            if (at == 0)
                markdown.Append('|').Insert(markdown.Length, " --- |", columns).Append('\n');
        }

        Break(markdown);
    }

    private static string Inside(IElement element, int depth, int listDepth)
    {
        var inner = new StringBuilder();
        WriteChildren(element, inner, depth + 1, listDepth);
        return inner.ToString();
    }

    private static void Break(StringBuilder markdown)
    {
        while (markdown.Length > 0 && markdown[^1] == ' ')
            markdown.Length--;
        if (markdown.Length > 0)
            markdown.Append("\n\n");
    }

    [GeneratedRegex(@"[\s\u00A0\u200B]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyBreaks();
}
