using System.Collections.Concurrent;
using System.Numerics;

namespace MetaverseSeoul.Knowledge.Vectors;

/// <summary>The articles' vectors in memory, compared one by one: ten thousand of a thousand numbers take 40 MB and a few milliseconds, which is a city. For far
/// more a server for vectors is the right place.</summary>
internal sealed class VectorIndex
{
    private readonly ConcurrentDictionary<(string Key, string Language), float[]> vectors = [];

    public int Count => vectors.Count;

    public void Put(string key, string language, ReadOnlySpan<float> vector) => vectors[(key, language)] = Unit(vector);

    public void Remove(string key, string language) => vectors.TryRemove((key, language), out _);

    /// <summary>The articles nearest in meaning, each once, best first, with the cosine.</summary>
    public IReadOnlyList<(string Key, double Similarity)> Nearest(ReadOnlySpan<float> question, int most)
    {
        var asked = Unit(question);
        var best = new Dictionary<string, double>();
        foreach (var (article, vector) in vectors)
        {
            // Vectors of another model, until they are made anew.
            if (vector.Length != asked.Length)
                continue;
            var similarity = Dot(asked, vector);
            if (!best.TryGetValue(article.Key, out var known) || known < similarity)
                best[article.Key] = similarity;
        }

        return [.. best.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most).Select(pair => (pair.Key, pair.Value))];
    }

    private static float[] Unit(ReadOnlySpan<float> vector)
    {
        var unit = vector.ToArray();
        var length = Math.Sqrt(Dot(unit, unit));
        if (length > 0)
        {
            for (var i = 0; i < unit.Length; i++)
                unit[i] = (float)(unit[i] / length);
        }

        return unit;
    }

    private static double Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sums = Vector<float>.Zero;
        var at = 0;
        for (; at + Vector<float>.Count <= one.Length; at += Vector<float>.Count)
            sums += new Vector<float>(one[at..]) * new Vector<float>(other[at..]);
        double sum = Vector.Sum(sums);
        for (; at < one.Length; at++)
            sum += one[at] * other[at];
        return sum;
    }
}
