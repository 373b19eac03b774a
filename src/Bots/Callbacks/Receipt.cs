using System.Globalization;
using System.Security.Cryptography;

namespace MetaverseSeoul.Bots.Callbacks;

/// <summary>A receipt number: eight random digits, so that nobody can tell another's from his own. Written 1234-5678.</summary>
internal static class Receipt
{
    public static string New() => RandomNumberGenerator.GetInt32(10_000_000, 100_000_000).ToString(CultureInfo.InvariantCulture);

    public static string Written(string receipt) => $"{receipt[..4]}-{receipt[4..]}";

    /// <summary>The digits of what somebody typed, with or without the hyphen; null when it is no receipt number.</summary>
    public static string? Parse(string text)
    {
        var digits = text.Replace("-", "", StringComparison.Ordinal).Trim();
        return digits.Length == 8 && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
