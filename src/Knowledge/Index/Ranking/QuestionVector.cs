using MetaverseSeoul.Knowledge.Index.Terms;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>A question as weighed terms, each once.</summary>
internal sealed class QuestionVector
{
    private readonly Dictionary<int, double> known = [];

    public List<(int Id, double Weight)> Terms { get; } = [];
    public double Sum { get; private set; }
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
                vector.known[id] = weight;
            vector.Sum += weight;
            squares += weight * weight;
        }

        vector.Length = Math.Sqrt(squares);
        return vector;
    }

    public double WeightOf(int id) => known.GetValueOrDefault(id);
}
