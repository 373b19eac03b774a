using System.Globalization;

namespace MetaverseSeoul.Knowledge.Index.Terms;

/// <summary>One number, one term: 50,000 and 5만 are both <c>50000</c>, 1599-0903 is <c>15990903</c>.</summary>
internal static class Numbers
{
    /// <summary>Where the number that begins at <paramref name="start"/> ends, thousands' commas and a telephone's hyphens included.</summary>
    public static int End(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsInside(text, end)))
            end++;
        return end;
    }

    /// <summary>Reads the number and the 천, 만 or 억 behind it, and moves <paramref name="end"/> past that.</summary>
    public static string Read(string text, int start, ref int end)
    {
        var digits = string.Concat(text[start..end].Where(c => char.IsAsciiDigit(c) || c == '.'));
        var unit = end < text.Length ? text[end] switch { '천' => 1_000m, '만' => 10_000m, '억' => 100_000_000m, _ => 1m } : 1m;
        // 만 19세 does not come here: its 만 stands before the number.
        if (unit == 1m || !decimal.TryParse(digits, CultureInfo.InvariantCulture, out var number) || number > 1_000_000_000m)
            return digits.Replace(".", "p", StringComparison.Ordinal);
        end++;
        return decimal.Truncate(number * unit).ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsInside(string text, int at) =>
        text[at] is ',' or '-' or '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
}
