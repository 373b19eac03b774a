using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MetaverseSeoul.Mesh.Texts;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>Text that says nothing in Markdown but itself.</summary>
internal static partial class PlainText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_<]");

    public static bool LooksLikeHtml(string text) => Tag().IsMatch(text);

    /// <summary>For titles: tags and entities out, one line.</summary>
    public static string OneLine(string text)
    {
        var plain = LooksLikeHtml(text) ? Tag().Replace(text, " ") : text;
        return Spaces().Replace(CleanText.Of(WebUtility.HtmlDecode(plain)), " ").Trim();
    }

    /// <summary>Keeps paragraphs, lines and lists; whatever else Markdown would take for its own is escaped.</summary>
    public static string ToMarkdown(string text)
    {
        var lines = CleanText.Of(WebUtility.HtmlDecode(text)).ReplaceLineEndings("\n").Split('\n').Select(line => AtLineStart(Escape(line.Trim())));
        return ManyBreaks().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            var next = at + 1 < text.Length ? text[at + 1] : ' ';
            var isMark = text[at] switch
            {
                '\\' or '`' or '*' or '_' => true,
                '<' => char.IsAsciiLetter(next) || next is '/' or '!' or '?',
                // A bracket's end makes a link only before an address, which may come with the next piece of text.
                ']' => at + 1 == text.Length || next is '(' or '[' or ':',
                _ => false,
            };
            if (isMark)
                escaped.Append('\\');
            escaped.Append(text[at]);
        }

        return escaped.ToString();
    }

    /// <summary>Headings, quotes, rules and fences only begin where somebody meant them.</summary>
    public static string AtLineStart(string line) => LineMark().IsMatch(line) ? '\\' + line : line;

    [GeneratedRegex(@"</?[a-zA-Z][a-zA-Z0-9]*(\s[^<>]*)?/?>|<!--|<!\[CDATA\[")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyBreaks();

    [GeneratedRegex(@"^(#{1,6}(\s|$)|>|={2,}\s*$|-{2,}\s*$|~{3}|\|)")]
    private static partial Regex LineMark();
}
