using System.Text;

namespace MetaverseSeoul.Knowledge.Korean;

/// <summary>Undoes a keyboard left in the other layout: "dkssud" was meant to be 안녕, "ㅗ디ㅣㅐ" hello.</summary>
internal static class Keyboard
{
    private const string Latin = "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml";
    private const string Hangul = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ";

    /// <summary>The Hangul that these Latin keys write, when all of it is whole syllables; else null.</summary>
    public static string? ToHangul(ReadOnlySpan<char> latin)
    {
        Span<char> keys = stackalloc char[Math.Min(latin.Length, 128)];
        if (latin.Length > keys.Length)
            return null;
        for (var i = 0; i < latin.Length; i++)
        {
            var at = Latin.IndexOf(latin[i], StringComparison.Ordinal);
            // Shift changes only some keys; with caps lock all are capitals.
            at = at >= 0 ? at : Latin.IndexOf(char.ToLowerInvariant(latin[i]), StringComparison.Ordinal);
            if (at < 0)
                return null;
            keys[i] = Hangul[at];
        }

        var text = Jamo.Compose(keys);
        return text.All(Jamo.IsSyllable) ? text : null;
    }

    /// <summary>The Latin letters that these Hangul keys write; null when there is something else among them.</summary>
    public static string? ToLatin(ReadOnlySpan<char> hangul)
    {
        Span<char> keys = stackalloc char[Math.Min(hangul.Length, 64) * Jamo.MostKeys];
        if (hangul.Length * Jamo.MostKeys > keys.Length)
            return null;
        var count = Jamo.Keys(hangul, keys);
        var text = new StringBuilder(count);
        foreach (var key in keys[..count])
        {
            var at = Hangul.IndexOf(key, StringComparison.Ordinal);
            if (at < 0)
                return null;
            text.Append(char.ToLowerInvariant(Latin[at]));
        }

        return text.ToString();
    }
}
