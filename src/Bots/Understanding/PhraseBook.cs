using System.Reflection;
using System.Text.Json;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Understanding;

/// <summary>Recognises what needs no article: a greeting, thanks, the wish for a person. The words are in <c>phrases.&lt;language&gt;.json</c>.</summary>
internal sealed class PhraseBook
{
    private readonly Dictionary<string, LanguagePhrases> byLanguage = Language.All.ToDictionary(language => language, Load);

    /// <summary>True when the message says this: nothing but one of its <c>whole</c> phrases (and fillers), or one of its <c>contains</c> phrases
    /// among other words.</summary>
    public bool Is(Phrase phrase, string text, string language) => byLanguage[language].Is(phrase, PlainText.Of(text));

    /// <summary>What the message is when nothing else is said in it: "안녕하세요 감사합니다" is small talk, "안녕하세요 전입신고요" is not.</summary>
    public Phrase? Only(string text, string language, params ReadOnlySpan<Phrase> among) => byLanguage[language].Only(PlainText.Of(text), among);

    /// <summary>The message without the phrases, as plain text; what is left is what it is about.</summary>
    public string Without(Phrase phrase, string text, string language) => byLanguage[language].Without(phrase, PlainText.Of(text));

    private static LanguagePhrases Load(string language)
    {
        using var stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream($"{typeof(PhraseBook).Namespace}.phrases.{language}.json")!;
        var file = JsonSerializer.Deserialize<PhraseFile>(stream, JsonSerializerOptions.Web)!;
        return new LanguagePhrases(file, spaced: language == Language.English);
    }
}

/// <param name="Fillers">Words that may stand around a phrase without changing it.</param>
/// <param name="Phrases">By the name of a <see cref="Phrase"/>.</param>
internal sealed record PhraseFile(IReadOnlyList<string> Fillers, IReadOnlyDictionary<Phrase, PhraseWords> Phrases);

internal sealed record PhraseWords(IReadOnlyList<string>? Whole, IReadOnlyList<string>? Contains);
