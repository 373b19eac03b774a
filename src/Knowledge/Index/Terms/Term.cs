namespace MetaverseSeoul.Knowledge.Index.Terms;

/// <summary>One searchable piece of a text: two syllables of a Korean word, a stemmed English word, a number, a concept.</summary>
internal readonly record struct Term(string Text, TermKind Kind)
{
    private const string ConceptMark = "qc";
    private const string AspectMark = "qq";

    private const string WordMark = "qcw";

    /// <summary>A whole word, beside its pairs of syllables: 신고 by itself says more than the 신고 in 전입신고.</summary>
    public static Term Word(ReadOnlySpan<char> stem) => new(string.Concat(WordMark, stem), TermKind.Concept);

    public bool IsWord => Text.StartsWith(WordMark, StringComparison.Ordinal);

    // No word of a text begins like these, and they are still letters only.
    public static Term Concept(string name) => new(ConceptMark + name, TermKind.Concept);

    public static Term Aspect(string name) => new(AspectMark + name, TermKind.Aspect);

    public static bool IsConcept(ReadOnlySpan<char> text) => text.StartsWith(ConceptMark);

    public static bool IsAspect(ReadOnlySpan<char> text) => text.StartsWith(AspectMark);
}

internal enum TermKind
{
    /// <summary>Part of a word of the matter.</summary>
    Matter,

    /// <summary>A word of asking (how much, when) that breaks ties between siblings and proves nothing alone.</summary>
    Weak,

    /// <summary>A thing that is called by several words: see <see cref="Concepts.ConceptFinder"/>.</summary>
    Concept,

    /// <summary>What is asked of the matter: a price, a deadline, a place.</summary>
    Aspect,
}
