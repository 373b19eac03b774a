namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>In how many articles of a language each term stands, and so how much it tells: a term of few articles tells more than one of
/// many. Terms are kept as numbers: eight bytes each, at any size of library.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<uint, int> counts;

    public Vocabulary()
        : this(0, [])
    {
    }

    private Vocabulary(int articles, Dictionary<uint, int> counts)
    {
        Articles = articles;
        this.counts = counts;
    }

    public static Vocabulary Empty { get; } = new();

    public int Articles { get; private set; }

    /// <summary>What a term tells that no article has. Less than the rarest known one: citizens tell of much that isn't the matter.</summary>
    public double WeightOfUnknown => Ranking.UnknownShare * Weight(0);

    public bool Knows(uint term) => counts.ContainsKey(term);

    /// <summary>In how many articles the term stands.</summary>
    public int CountOf(uint term) => counts.GetValueOrDefault(term);

    public double WeightOf(uint term) => counts.TryGetValue(term, out var count) ? Weight(count) : WeightOfUnknown;

    /// <summary>Counts an article in. Only while nobody searches with it: a changed library gets a copy.</summary>
    public void Add(Profile article)
    {
        Articles++;
        foreach (var term in article.Terms)
            counts[term] = counts.GetValueOrDefault(term) + 1;
    }

    /// <inheritdoc cref="Add"/>
    public void Remove(Profile article)
    {
        Articles--;
        foreach (var term in article.Terms)
        {
            if (counts.GetValueOrDefault(term) > 1)
                counts[term]--;
            else
                counts.Remove(term);
        }
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream(8 + (counts.Count * 8));
        using var writer = new BinaryWriter(stream);
        writer.Write(Articles);
        writer.Write(counts.Count);
        foreach (var (term, count) in counts)
        {
            writer.Write(term);
            writer.Write(count);
        }

        writer.Flush();
        return stream.ToArray();
    }

    public static Vocabulary Of(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var articles = (int)reader.UInt32();
        var size = (int)reader.UInt32();
        var counts = new Dictionary<uint, int>(size);
        for (var i = 0; i < size; i++)
            counts[reader.UInt32()] = (int)reader.UInt32();
        return new Vocabulary(articles, counts);
    }

    private double Weight(int count) => Math.Log(1 + ((Articles - count + 0.5) / (count + 0.5)));
}
