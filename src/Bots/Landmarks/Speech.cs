using System.Text.RegularExpressions;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>A text as it is read aloud: plain sentences, without the marks of Markdown and without citations.</summary>
internal static partial class Speech
{
    public static string Of(string markdown)
    {
        var words = Definition().Replace(markdown, "");
        words = Link().Replace(words, "${text}");
        words = Mark().Replace(words, "");
        words = Bullet().Replace(words, "");
        return Space().Replace(words.Replace("**", "", StringComparison.Ordinal), " ").Trim();
    }

    [GeneratedRegex(@"^\[\d+\]: .*$", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\s*(?:[-*]|\d+\.|#+)\s+", RegexOptions.Multiline)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
