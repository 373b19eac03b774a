namespace MetaverseSeoul.Mesh.Agents;

/// <summary>The four languages the city answers in. A locale of another language is answered in Korean.</summary>
public static class Language
{
    public const string Korean = "ko";
    public const string English = "en";
    public const string Chinese = "zh";
    public const string Japanese = "ja";

    public static IReadOnlyList<string> All { get; } = [Korean, English, Chinese, Japanese];

    /// <summary><c>en-US</c> → <c>en</c>; unknown or absent → <c>ko</c>.</summary>
    public static string Of(string? locale)
    {
        var language = locale?.Split('-', '_')[0].ToLowerInvariant();
        return language is not null && All.Contains(language) ? language : Korean;
    }
}
