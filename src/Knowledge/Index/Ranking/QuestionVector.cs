using MetaverseSeoul.Knowledge.Index.Terms;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>A question as weighed terms, each once.</summary>
internal sealed class QuestionVector
{
    private readonly Dictionary<int, double> known = [];
    private readonly List<(string Text, double Weight)> telling = [];

    public List<(int Id, double Weight)> Terms { get; } = [];
    public double Sum { get; private set; }

    /// <summary>The terms that are more than words of asking and counts: its subject.</summary>
    public List<int> Matter { get; } = [];


    public double Length { get; private set; }

    public static QuestionVector Of(List<Term> terms, Vocabulary vocabulary)
    {
        var vector = new QuestionVector();
        var squares = 0.0;
        foreach (var term in terms.DistinctBy(term => term.Text))
        {
            var id = vocabulary.IdOf(term.Text);
            var weight = vocabulary.WeightOf(id) * (term.Weak ? Ranking.WeakShare : 1);
            vector.Terms.Add((id, weight));
            if (id != Vocabulary.Unknown)
            {
                vector.known[id] = weight;
                vector.telling.Add((term.Text, weight));
            }

            if (!term.Weak && !IsCount(term.Text))
                vector.Matter.Add(id);
            vector.Sum += weight;
            squares += weight * weight;
        }

        vector.Length = Math.Sqrt(squares);
        return vector;
    }

    /// <summary>No article has any of its terms.</summary>
    public bool IsUnknown => known.Count == 0;

    /// <summary>The known terms that tell most, at most so many.</summary>
    public IEnumerable<string> Telling(int most)
    {
        if (telling.Count > most)
            telling.Sort((one, other) => other.Weight.CompareTo(one.Weight));
        return telling.Take(most).Select(term => term.Text);
    }

    public double WeightOf(int id) => known.GetValueOrDefault(id);

    // 2, 10: how many of something; 120, 1330 and 50000 may be the matter itself.
    private static bool IsCount(string term) => term.Length < 3 && term.All(char.IsAsciiDigit);
}
