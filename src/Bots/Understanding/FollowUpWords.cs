using System.Reflection;
using System.Text.Json;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Understanding;

/// <summary>Takes questions apart that have no subject of their own ("그럼 늦으면요?"): what of them points back, what asks for an aspect (being
/// late, cost, children), and what is left, which must be found in what was talked of. The words are in <c>followups.&lt;language&gt;.json</c>.</summary>
internal sealed class FollowUpWords
{
    // Two paragraphs answer one aspect; more is the article again.
    private const int MostParts = 2;

    private readonly Dictionary<string, FollowUpLanguage> byLanguage = Language.All.ToDictionary(language => language, Load);

    public FollowUp Read(string text, string language) => byLanguage[language].Read(PlainText.Of(text));

    /// <summary>The paragraphs of an article about the aspects a question asks for; null when none is, or all are.</summary>
    public string? PartAbout(string text, string language, Article article)
    {
        var asked = Read(text, language);
        string[] signs = [.. byLanguage[article.Language].SignsOf(asked.Aspects), .. asked.Rest];
        if (signs.Length == 0)
            return null;
        var parts = article.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var told = parts.Where(part => signs.Any(sign => part.Contains(sign, StringComparison.OrdinalIgnoreCase))).Take(MostParts).ToList();
        return told.Count > 0 && told.Count < parts.Length ? string.Join("\n\n", told.Select(part => part.StartsWith("- ", StringComparison.Ordinal) ? part[2..] : part)) : null;
    }

    /// <summary>Signs by which one sees that a text tells of these aspects.</summary>
    public IReadOnlyList<string> SignsOf(IReadOnlyList<string> aspects, string language) => [.. byLanguage[language].SignsOf(aspects)];

    private static FollowUpLanguage Load(string language)
    {
        using var stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream($"{typeof(FollowUpWords).Namespace}.followups.{language}.json")!;
        return new FollowUpLanguage(language, JsonSerializer.Deserialize<FollowUpFile>(stream, JsonSerializerOptions.Web)!);
    }
}

/// <param name="PointsBack">It begins with a word like "그럼" or "what about".</param>
/// <param name="Aspects">Names of the aspects it asks for.</param>
/// <param name="Text">Without that word.</param>
/// <param name="Rest">Words of its own: a subject that only the talk so far can explain, or a new one.</param>
internal sealed record FollowUp(bool PointsBack, string Text, IReadOnlyList<string> Aspects, IReadOnlyList<string> Rest)
{
    private static readonly string[] Bare = ["cost", "when", "where", "how", "who", "why", "late"];

    /// <summary>Words of asking alone: no article is the answer to "언제까지요?".</summary>
    public bool HasNoSubject => Rest.Count == 0 && Aspects.Count > 0 && Aspects.All(Bare.Contains);
}

internal sealed record FollowUpFile(
    IReadOnlyList<string> Openers, IReadOnlyList<string> Function, IReadOnlyList<string> Endings, IReadOnlyDictionary<string, AspectWords> Aspects);

/// <param name="Words">By which a question asks for it.</param>
/// <param name="Signs">By which a text tells of it.</param>
internal sealed record AspectWords(IReadOnlyList<string> Words, IReadOnlyList<string> Signs);
