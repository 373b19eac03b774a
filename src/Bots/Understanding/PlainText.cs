using System.Text;
using System.Text.RegularExpressions;

namespace MetaverseSeoul.Bots.Understanding;

/// <summary>A message stripped to what phrases are compared by: small letters and digits, one space between words, no laughter.</summary>
internal static partial class PlainText
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Whole(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            // ㅋㅋ, ㅎㅎ, ㅠㅠ, as they look after normalisation.
            if (c is 'ᄏ' or 'ᄒ' or 'ᅲ' or 'ᅮ' or '\'' or '’')
                continue;
            if (char.IsLetterOrDigit(c))
                plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>The text without laughter and tears (ㅋㅋ, ㅠㅠ, ^^, ~~), which say nothing to an index.</summary>
    public static string WithoutLaughter(string text) => Laughter().Replace(text, " ").Trim() is { Length: > 0 } words ? words : text;

    // Half of a surrogate pair, as a cut-off emoji leaves it, cannot be normalised.
    private static string Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
                return string.Concat(text.Where(c => !char.IsSurrogate(c)));
        }

        return text;
    }

    [GeneratedRegex(@"[ㅋㅎㅠㅜ]+|\^+|~+|;{2,}")]
    private static partial Regex Laughter();
}
