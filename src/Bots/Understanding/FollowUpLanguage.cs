using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Understanding;

/// <summary>The follow-up words of one language. English and Korean are read word by word, Korean words without their endings; Chinese and Japanese
/// have no spaces, so known words are taken out and what stays together is a word.</summary>
internal sealed class FollowUpLanguage(string language, FollowUpFile file)
{
    private readonly string[] openers = [.. file.Openers.OrderByDescending(word => word.Length)];
    private readonly HashSet<string> function = [.. file.Function];
    private readonly string[] known = [.. file.Function.OrderByDescending(word => word.Length)];

    public IEnumerable<string> SignsOf(IReadOnlyList<string> aspects) => aspects
        .SelectMany(name => file.Aspects.TryGetValue(name, out var aspect) ? aspect.Signs : []);

    /// <param name="plain">As <see cref="PlainText"/> gives it.</param>
    public FollowUp Read(string plain)
    {
        var text = plain;
        var pointsBack = false;
        while (Array.Find(openers, word => Begins(text, word)) is { } opener)
        {
            pointsBack = true;
            text = text[opener.Length..].TrimStart();
        }

        return language is Language.Chinese or Language.Japanese ? ReadUnspaced(text, pointsBack) : ReadWords(text, pointsBack);
    }

    // "그럼늦으면요" is written without a space too; "그늘" does not begin with "그", nor "there" with "the".
    private bool Begins(string text, string word) =>
        text.StartsWith(word, StringComparison.Ordinal)
        && (text.Length == word.Length || text[word.Length] == ' ' || (language != Language.English && word.Length > 1));

    private FollowUp ReadWords(string text, bool pointsBack)
    {
        List<string> aspects = [], rest = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (AspectOf(word) is { } aspect)
                aspects.Add(aspect);
            else if (WithoutEnding(word) is { Length: > 0 } stem && !function.Contains(word) && !function.Contains(stem))
                rest.Add(stem);
        }

        return new FollowUp(pointsBack, text, aspects, rest);
    }

    private FollowUp ReadUnspaced(string text, bool pointsBack)
    {
        var whole = text;
        List<string> aspects = [];
        foreach (var (name, aspect) in file.Aspects)
        {
            foreach (var word in aspect.Words.Where(word => text.Contains(word, StringComparison.Ordinal)))
            {
                aspects.Add(name);
                text = text.Replace(word, " ", StringComparison.Ordinal);
            }
        }

        foreach (var word in known)
            text = text.Replace(word, " ", StringComparison.Ordinal);
        return new FollowUp(pointsBack, whole, [.. aspects.Distinct()], text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private string? AspectOf(string word) => file.Aspects
        .FirstOrDefault(aspect => aspect.Value.Words.Any(asked => language == Language.English ? word == asked : word.StartsWith(asked, StringComparison.Ordinal)))
        .Key;

    private string WithoutEnding(string word)
    {
        var ending = file.Endings.Where(ending => word.EndsWith(ending, StringComparison.Ordinal)).MaxBy(ending => ending.Length);
        return ending is null || ending.Length == word.Length ? word : word[..^ending.Length];
    }
}
