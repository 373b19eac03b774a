namespace MetaverseSeoul.Bots.Understanding;

/// <summary>The phrases of one language. English is compared word by word; the others without their spaces, which people set as they like.</summary>
internal sealed class LanguagePhrases
{
    private readonly bool spaced;
    private readonly string[] fillers;
    private readonly Dictionary<Phrase, string[]> whole;
    private readonly Dictionary<Phrase, string[]> contained;

    public LanguagePhrases(PhraseFile file, bool spaced)
    {
        this.spaced = spaced;
        fillers = Longest(file.Fillers);
        whole = file.Phrases.ToDictionary(pair => pair.Key, pair => Longest(pair.Value.Whole ?? []));
        contained = file.Phrases.ToDictionary(pair => pair.Key, pair => Longest(pair.Value.Contains ?? []));
    }

    public bool Is(Phrase phrase, string plain)
    {
        var text = Shape(plain);
        return contained.GetValueOrDefault(phrase, []).Any(words => text.Contains(words, StringComparison.Ordinal))
            || Only(plain, [phrase]) == phrase;
    }

    public Phrase? Only(string plain, ReadOnlySpan<Phrase> among)
    {
        var rest = Shape(plain);
        Phrase? found = null;
        foreach (var phrase in among)
        {
            var before = rest;
            rest = Remove(rest, whole.GetValueOrDefault(phrase, []));
            if (rest != before)
                found ??= phrase;
        }

        return found is not null && string.IsNullOrWhiteSpace(Remove(rest, fillers)) ? found : null;
    }

    public string Without(Phrase phrase, string plain)
    {
        var rest = Remove(Shape(plain), contained.GetValueOrDefault(phrase, []));
        return Remove(rest, whole.GetValueOrDefault(phrase, [])).Trim();
    }

    private static string Remove(string text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            // Twice: two English phrases beside each other share the space between them.
            text = text.Replace(phrase, " ", StringComparison.Ordinal).Replace(phrase, " ", StringComparison.Ordinal);
        }

        return text;
    }

    private string Shape(string plain) => spaced ? $" {plain} " : plain.Replace(" ", "", StringComparison.Ordinal);

    private string[] Longest(IReadOnlyList<string> words) =>
        [.. words.Select(word => Shape(PlainText.Of(word))).Where(word => word.Trim().Length > 0).OrderByDescending(word => word.Length)];
}
