using System.Text;
using System.Text.RegularExpressions;

namespace MetaverseSeoul.Knowledge.Articles;

/// <summary>The beginning of an article for a list: plain text, whole characters, no line breaks.</summary>
internal static partial class Snippet
{
    private const int Most = 200;

    public static string Of(string markdown)
    {
        var plain = new StringBuilder();
        foreach (var line in markdown.Split('\n'))
        {
            if (plain.Length > Most)
                break;
            var text = Escape().Replace(Emphasis().Replace(Link().Replace(Opening().Replace(line.Trim(), ""), "$1"), ""), "$1").Trim();
            if (text.Length > 0)
                plain.Append(plain.Length > 0 ? " " : "").Append(text);
        }

        if (plain.Length <= Most)
            return plain.ToString();
        var end = char.IsHighSurrogate(plain[Most - 2]) ? Most - 2 : Most - 1;
        return plain.ToString(0, end).TrimEnd() + "…";
    }

    [GeneratedRegex(@"^(#{1,6}\s+|>\s*|[-*+]\s+|\d+\.\s+)+")]
    private static partial Regex Opening();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\\([\\`*_\[\]<>#|=~-])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"(?<!\\)(?:\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))")]
    private static partial Regex Emphasis();
}
