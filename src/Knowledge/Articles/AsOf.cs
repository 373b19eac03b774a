using System.Globalization;
using System.Text.RegularExpressions;

namespace MetaverseSeoul.Knowledge.Articles;

/// <summary>When a fact was checked. A year and month, a full date, <c>c.2015</c> where the source only lets one guess, and
/// <c>undated</c> where it does not even do that: better said than invented.</summary>
internal static partial class AsOf
{
    public static bool IsValid(string text)
    {
        if (text == "undated")
            return true;
        var date = text.StartsWith("c.", StringComparison.Ordinal) ? text[2..] : text;
        return Shape().IsMatch(date) && IsRealDate(date, circa: date.Length < text.Length);
    }

    private static bool IsRealDate(string date, bool circa) => date.Length switch
    {
        4 => circa,
        7 => DateOnly.TryParseExact(date + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
    };

    [GeneratedRegex(@"^(19|20)\d\d(-\d\d(-\d\d)?)?$")]
    private static partial Regex Shape();
}
