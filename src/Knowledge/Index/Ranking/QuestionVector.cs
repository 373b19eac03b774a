using MetaverseSeoul.Knowledge.Index.Terms;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <param name="Weight">How much it tells of what is asked.</param>
/// <param name="Count">In how many articles it stands.</param>
internal sealed record QuestionTerm(string Text, uint Id, double Weight, int Count);

/// <summary>A question as weighed terms, each once.</summary>
internal sealed class QuestionVector
{
    private readonly Dictionary<uint, double> weights = [];

    private QuestionVector(string text, Vocabulary vocabulary)
    {
        Exact = TermHash.OfWording(text);
        NamesElsewhere = Elsewhere.IsNamedIn(text);
        Vocabulary = vocabulary;
    }

    public Vocabulary Vocabulary { get; }

    public ulong Exact { get; }

    /// <summary>It asks about a place our articles are not about.</summary>
    public bool NamesElsewhere { get; }

    /// <summary>All terms, those that no article has among them.</summary>
    public IReadOnlyDictionary<uint, double> Terms => weights;

    /// <summary>The terms that some article has, the most telling first.</summary>
    public List<QuestionTerm> Known { get; } = [];

    /// <summary>The terms that are more than words of asking and counts: its subject.</summary>
    public List<uint> Matter { get; } = [];

    /// <summary>Its words of asking (how much, when), as shares of one.</summary>
    public Dictionary<uint, double> Asking { get; } = [];

    public double Sum { get; private set; }
    public double Length { get; private set; }

    public static QuestionVector Of(string text, IEnumerable<Term> terms, Vocabulary vocabulary)
    {
        var vector = new QuestionVector(text, vocabulary);
        var squares = 0.0;
        foreach (var term in terms)
        {
            var id = TermHash.Of(term.Text);
            if (term.Kind == TermKind.Aspect)
            {
                vector.Asking[id] = 1;
                continue;
            }

            // A concept no article has costs nothing: its word is counted as unknown already, as a word and by its syllables.
            if (term.Kind == TermKind.Concept && !vocabulary.Knows(id) && !term.IsWord)
                continue;
            var weight = vocabulary.WeightOf(id) * (term.Kind == TermKind.Weak ? Ranking.WeakShare : 1);
            if (!vector.weights.TryAdd(id, weight))
                continue;
            if (vocabulary.Knows(id))
                vector.Known.Add(new QuestionTerm(term.Text, id, weight, vocabulary.CountOf(id)));
            if (term.Kind == TermKind.Matter && !IsCount(term.Text))
                vector.Matter.Add(id);
            vector.Sum += weight;
            squares += weight * weight;
        }

        var asking = vector.Asking.Values.Sum();
        foreach (var id in vector.Asking.Keys)
            vector.Asking[id] /= asking;
        vector.Length = Math.Sqrt(squares);
        vector.Known.Sort((one, other) => other.Weight.CompareTo(one.Weight));
        return vector;
    }

    // 2, 10: how many of something; 120, 1330 and 50000 may be the matter itself.
    private static bool IsCount(string term) => term.Length < 3 && term.All(char.IsAsciiDigit);
}
