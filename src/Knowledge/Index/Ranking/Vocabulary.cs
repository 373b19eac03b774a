using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Korean;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>In how many articles of a language each term stands, and so how much it tells: a term of few articles tells more than one of
/// many. Terms are kept as numbers: eight bytes each, at any size of library.</summary>
internal sealed class Vocabulary : ILexicon
{
    // Of a very large library the words only some articles use are left out: a mistyped word is then not mended, but nothing else changes.
    private const int MostWords = 60_000;

    private readonly Dictionary<uint, int> counts;
    private readonly Dictionary<string, int> words;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly Lazy<Typos> typos;
    private readonly double[] weights = new double[512];
    private int weighedFor = -1;

    public Vocabulary()
        : this(0, [], [])
    {
    }

    private Vocabulary(int articles, Dictionary<uint, int> counts, Dictionary<string, int> words)
    {
        Articles = articles;
        this.counts = counts;
        this.words = words;
        lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        typos = new Lazy<Typos>(() => new Typos(words.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key)));
    }

    public static Vocabulary Empty { get; } = new();

    public int Articles { get; private set; }

    /// <summary>What a term tells that no article has. Less than the rarest known one: citizens tell of much that isn't the matter.</summary>
    public double WeightOfUnknown => Ranking.UnknownShare * Weight(0);

    public bool Knows(uint term) => counts.ContainsKey(term);

    /// <summary>In how many articles the term stands.</summary>
    public int CountOf(uint term) => counts.GetValueOrDefault(term);

    /// <summary>An aspect tells nothing of the matter, so it weighs nothing here.</summary>
    public double WeightOf(uint term)
    {
        if (TermHash.IsAspect(term))
            return 0;
        var weight = counts.TryGetValue(term, out var count) ? Weight(count) : WeightOfUnknown;
        return TermHash.IsConcept(term) ? weight * Ranking.ConceptShare : weight;
    }

    /// <summary>Counts an article in. Only while nobody searches with it: a changed library gets a copy.</summary>
    public void Add(IndexedArticle article)
    {
        Articles++;
        foreach (var term in Profile.Read(article.Profile).Terms)
            counts[term] = counts.GetValueOrDefault(term) + 1;
        foreach (var word in article.Words)
        {
            if (words.TryGetValue(word, out var count) || words.Count < MostWords)
                words[word] = count + 1;
        }
    }

    /// <summary>Counts an article out. Its words stay known: to know one too many does no harm.</summary>
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

    public bool IsWord(ReadOnlySpan<char> word) => lookup.ContainsKey(word);

    public string? Mend(ReadOnlySpan<char> word) => typos.Value.Mend(word);

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

        writer.Write(words.Count);
        foreach (var (word, count) in words)
        {
            writer.Write(count);
            writer.Write(word);
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
        var known = (int)reader.UInt32();
        var words = new Dictionary<string, int>(known);
        for (var i = 0; i < known; i++)
        {
            var count = (int)reader.UInt32();
            words[reader.Text()] = count;
        }

        return new Vocabulary(articles, counts, words);
    }

    private double Weight(int count)
    {
        if (weighedFor != Articles)
        {
            Array.Clear(weights);
            weighedFor = Articles;
        }

        if (count >= weights.Length)
            return Information(count);
        // A logarithm for each term of each candidate would be half of the search.
        return weights[count] is var known and not 0 ? known : weights[count] = Information(count);
    }

    private double Information(int count) => Math.Log(1 + ((Articles - count + 0.5) / (count + 0.5)));
}
