using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using System.Text.Json;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Knowledge.Index.Terms;

/// <summary>Turns the words of a Chinese or Japanese question into the Korean words the articles use. A small list of the city's matters, no
/// translation: what it doesn't know stays as it is and counts as not understood.</summary>
internal sealed class Glossary
{
    private static readonly FrozenDictionary<string, Glossary> ByLanguage =
        new[] { Language.Chinese, Language.Japanese }.ToFrozenDictionary(language => language, language => new Glossary(language));

    private readonly Dictionary<string, string> words;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int longest;

    private Glossary(string language)
    {
        using var stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream($"{typeof(Glossary).Namespace}.glossary.{language}.json")!;
        words = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = words.Keys.Max(word => word.Length);
    }

    /// <summary>The question with its known words in Korean; a question in Korean or English as it is.</summary>
    public static string ToKorean(string question, string language) =>
        ByLanguage.TryGetValue(language, out var glossary) ? glossary.Translate(question) : question;

    // The longest word that begins here wins: 外国人登録 before 外国人.
    private string Translate(string raw)
    {
        var question = raw.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var korean = new StringBuilder();
        var unknown = 0; // Where the Han characters that no word of the list holds begin.
        for (var at = 0; at < question.Length;)
        {
            var length = Math.Min(longest, question.Length - at);
            string? word = null;
            while (length > 0 && !lookup.TryGetValue(question.AsSpan(at, length), out word))
                length--;
            if (word is null && Scripts.Of(question[at]) == Script.Han)
            {
                at++;
                continue;
            }

            AddRead(question.AsSpan(unknown, at - unknown), korean);
            // What is left of Japanese in hiragana is its grammar.
            if (word is null && question[at] is not (>= 'ぁ' and <= 'ゟ'))
                korean.Append(question[at]);
            else
                korean.Append(' ').Append(word).Append(' ');
            at += Math.Max(1, length);
            unknown = at;
        }

        AddRead(question.AsSpan(unknown), korean);
        return korean.ToString();
    }

    private static void AddRead(ReadOnlySpan<char> characters, StringBuilder korean)
    {
        if (characters.Length > 0)
            korean.Append(' ').Append(Hanja.Read(characters) ?? characters.ToString()).Append(' ');
    }
}
