namespace MetaverseSeoul.Bots.Understanding;

/// <summary>Korean particles that depend on how the word before them ends.</summary>
internal static class Josa
{
    /// <summary>Writes the marks {은}, {이} and {로} behind a word as the particles it takes.</summary>
    public static string Fit(string text, string word) => text
        .Replace("{은}", IsClosed(word) ? "은" : "는", StringComparison.Ordinal)
        .Replace("{이}", IsClosed(word) ? "이" : "가", StringComparison.Ordinal)
        .Replace("{로}", Final(word) is 0 or Rieul ? "로" : "으로", StringComparison.Ordinal);

    private const int Rieul = 8;

    private static bool IsClosed(string word) => Final(word) != 0;

    // The final consonant of the last syllable; letters of other scripts are read as if they ended openly (DDP, 디디피).
    private static int Final(string word) => word.TrimEnd(')')[^1] is >= '가' and <= '힣' and var last ? (last - '가') % 28 : 0;
}
