namespace MetaverseSeoul.Knowledge.Korean;

/// <summary>Takes Hangul syllables apart into the keys one presses for them, and puts keys together to syllables: 값 is ㄱㅏㅂㅅ.</summary>
/// <remarks>Arithmetic of the Unicode Standard, section 3.12; keys of the two-set layout, KS X 5002.</remarks>
internal static class Jamo
{
    public const int MostKeys = 6;

    private const string Initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static readonly string[] Medials =
        ["ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ"];

    private static readonly string[] Finals =
        ["", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"];

    public static bool IsSyllable(char c) => c is >= '가' and <= '힣';

    public static bool IsLone(char c) => c is >= 'ㄱ' and <= 'ㅣ';

    public static bool IsVowel(char key) => key is >= 'ㅏ' and <= 'ㅣ';

    /// <summary>The keys of a text; what is no Hangul stays as it is.</summary>
    /// <param name="into">At least <see cref="MostKeys"/> for each character.</param>
    /// <returns>How many keys there are.</returns>
    public static int Keys(ReadOnlySpan<char> text, Span<char> into)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (!IsSyllable(c))
            {
                into[count++] = c;
                continue;
            }

            var index = c - '가';
            into[count++] = Initials[index / 588];
            foreach (var key in Medials[index % 588 / 28])
                into[count++] = key;
            foreach (var key in Finals[index % 28])
                into[count++] = key;
        }

        return count;
    }

    /// <summary>What an input method makes of these keys; jamo that make no syllable stand alone.</summary>
    public static string Compose(ReadOnlySpan<char> keys)
    {
        var text = new char[keys.Length];
        var length = 0;
        for (var at = 0; at < keys.Length;)
        {
            var used = Syllable(keys[at..], out var syllable);
            text[length++] = used > 0 ? syllable : keys[at];
            at += Math.Max(1, used);
        }

        return new string(text, 0, length);
    }

    public static char With(char syllable, int final) => (char)(syllable - ((syllable - '가') % 28) + final);

    /// <summary>The number of the final consonant; 0 without one, 20 for ㅆ.</summary>
    public static int FinalOf(char syllable) => (syllable - '가') % 28;

    private static int Syllable(ReadOnlySpan<char> keys, out char syllable)
    {
        syllable = '\0';
        var initial = Initials.IndexOf(keys[0], StringComparison.Ordinal);
        if (initial < 0 || keys.Length < 2 || !IsVowel(keys[1]))
            return 0;
        var used = keys.Length > 2 && Array.IndexOf(Medials, new string(keys.Slice(1, 2))) >= 0 ? 3 : 2;
        var medial = Array.IndexOf(Medials, new string(keys[1..used]));
        var final = 0;
        // A consonant before a vowel begins the next syllable.
        for (var length = Math.Min(2, keys.Length - used); length > 0 && final == 0; length--)
        {
            if (used + length < keys.Length && IsVowel(keys[used + length]))
                continue;
            final = Math.Max(0, Array.IndexOf(Finals, new string(keys.Slice(used, length))));
            used += final > 0 ? length : 0;
        }

        syllable = (char)('가' + (initial * 588) + (medial * 28) + final);
        return used;
    }
}
