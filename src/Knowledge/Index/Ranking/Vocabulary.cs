namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>The terms of one language's articles, and how much each tells: a term of few articles tells more than one of many.</summary>
internal sealed class Vocabulary
{
    public const int Unknown = -1;

    private readonly Dictionary<string, int> ids = [];
    private double[] weights = [];

    /// <summary>What a term tells that no article has. Less than the rarest known one: citizens tell of much that isn't the matter.</summary>
    public double WeightOfUnknown { get; private set; }

    public int Add(string term)
    {
        if (!ids.TryGetValue(term, out var id))
            ids[term] = id = ids.Count;
        return id;
    }

    public int IdOf(string term) => ids.GetValueOrDefault(term, Unknown);

    public double WeightOf(int id) => id == Unknown ? WeightOfUnknown : weights[id];

    /// <summary>Counts in how many articles each term stands; afterwards nothing is added.</summary>
    public void Weigh(IReadOnlyList<IEnumerable<int>> articles)
    {
        var counts = new int[ids.Count];
        foreach (var id in articles.SelectMany(terms => terms))
            counts[id]++;
        weights = [.. counts.Select(count => Math.Log(1 + ((articles.Count - count + 0.5) / (count + 0.5))))];
        WeightOfUnknown = Ranking.UnknownShare * Math.Log(1 + ((articles.Count + 0.5) / 0.5));
    }
}
