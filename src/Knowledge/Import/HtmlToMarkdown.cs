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

    private const int MostOpen = 500;

    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math", "canvas", "video", "audio", "img",
        "picture", "map", "form", "input", "button", "select", "textarea", "option", "link", "meta", "base", "title", "head", "nav", "footer", "dialog",
    };

    /// <summary>What has no end, and what the next of its kind ends.</summary>
    private static readonly HashSet<string> ClosesItself = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup",
    };

    private static readonly SearchValues<char> NotInAddress = SearchValues.Create(" ()<>\n\r\t\"\\");

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "header", "aside", "blockquote", "pre", "dl", "dt", "dd", "figure", "figcaption", "address", "center", "fieldset", "details", "summary",
    };

    /// <returns>Nothing, where the HTML is made to keep a parser busy rather than to be read.</returns>
    public static string Convert(string html) => IsReasonable(html) ? Convert(new HtmlParser().ParseDocument(html).Body) : "";

    /// <summary>Whether so few elements stay open that a parser, which looks at all open ones again and again, is done in no time.</summary>
    public static bool IsReasonable(string html)
    {
        var open = 0;
        foreach (Match tag in TagBegin().Matches(html))
        {
            if (ClosesItself.Contains(tag.Groups[2].Value))
                continue;
            open += tag.Groups[1].Length == 0 ? 1 : open > 0 ? -1 : 0;
            if (open > MostOpen)
                return false;
        }

        return true;
    }

    public static string Convert(IElement? root)
    {
        if (root is null)
            return "";
        var markdown = new StringBuilder();
        WriteChildren(root, markdown, 0);
        var lines = markdown.ToString().Split('\n').Select(line => line.TrimEnd());
        return ManyBreaks().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    private static void WriteChildren(INode parent, StringBuilder markdown, int depth)
    {
        if (depth > Deepest)
            return;
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text)
                WriteText(text.Data, markdown);
            else if (child is IElement element && !Dropped.Contains(element.LocalName))
                WriteElement(element, markdown, depth + 1);
        }
    }

    private static void WriteElement(IElement element, StringBuilder markdown, int depth)
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
                WriteMarked(element, markdown, depth, "**");
                break;
            case "i" or "em":
                WriteMarked(element, markdown, depth, "*");
                break;
            case "a":
                WriteLink(element, markdown, depth);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Break(markdown);
                WriteMarked(element, markdown, depth, "**");
                Break(markdown);
                break;
            case "ul" or "ol":
                WriteList(element, markdown, depth);
                break;
            case "table":
                WriteTable(element, markdown, depth);
                break;
            case var name when Blocks.Contains(name):
                Break(markdown);
                WriteChildren(element, markdown, depth);
                Break(markdown);
                break;
            default:
                WriteChildren(element, markdown, depth);
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

    private static void WriteMarked(IElement element, StringBuilder markdown, int depth, string mark)
    {
        var inner = Inside(element, depth);
        // Marks hold within one line only, and next to a letter, not a space.
        var text = Spaces().Replace(inner, " ").Trim().Replace("*", "", StringComparison.Ordinal);
        if (text.Length > 0)
            markdown.Append(mark).Append(text).Append(mark);
    }

    private static void WriteLink(IElement element, StringBuilder markdown, int depth)
    {
        var text = Spaces().Replace(Inside(element, depth), " ").Trim();
        var address = element.GetAttribute("href")?.Trim() ?? "";
        var isWhole = BodyCheck.IsAllowed(address) && !address.AsSpan().ContainsAny(NotInAddress);
        if (isWhole && text.Length > 0)
            markdown.Append(CultureInfo.InvariantCulture, $"[{Bracket().Replace(text, @"\$0")}]({address})");
        else
            markdown.Append(text);
    }

    private static void WriteList(IElement list, StringBuilder markdown, int depth)
    {
        Break(markdown);
        var number = 1;
        foreach (var item in list.Children.Where(child => child.LocalName == "li"))
        {
            var text = Inside(item, depth).Trim();
            if (text.Length == 0)
                continue;
            var sign = list.LocalName == "ol" ? $"{number++}. " : "- ";
            // Lines of the item, a list within it too, stand under its text.
            markdown.Append(sign).Append(Breaks().Replace(text, "\n" + new string(' ', sign.Length))).Append('\n');
        }

        Break(markdown);
    }

    private static void WriteTable(IElement table, StringBuilder markdown, int depth)
    {
        var rows = table.QuerySelectorAll("tr").Select(row => row.Children
            .Where(cell => cell.LocalName is "td" or "th")
            .Select(cell => Spaces().Replace(Inside(cell, depth), " ").Trim().Replace("|", @"\|", StringComparison.Ordinal)).ToList())
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

    private static string Inside(IElement element, int depth)
    {
        var inner = new StringBuilder();
        WriteChildren(element, inner, depth + 1);
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

    [GeneratedRegex(@"\n+")]
    private static partial Regex Breaks();

    [GeneratedRegex(@"(?<!\\)[\[\]]")]
    private static partial Regex Bracket();

    [GeneratedRegex("<(/?)([a-zA-Z][a-zA-Z0-9]*)")]
    private static partial Regex TagBegin();
}
