using System.Numerics;

namespace MetaverseSeoul.Knowledge.Korean;

/// <summary>Finds the known word that a mistyped one was meant to be: the nearest by keys pressed, one key off in a word of three syllables, two in
/// a longer one.</summary>
/// <remarks>A word is compared in full only when it is about as long and has about the same keys, so that 50,000 words take under a
/// millisecond.</remarks>
internal sealed class Typos
{
    private const int ShortestWord = 3;
    private const int WordWithTwoSlips = 5;
    private const int LongestWord = 12;

    private readonly (string Word, char[] Keys, ulong Mask)[][] byLength;

    /// <param name="words">Known words, the commonest first: of two equally near the first wins.</param>
    public Typos(IEnumerable<string> words)
    {
        var known = words.Where(word => word.Length is >= ShortestWord and <= LongestWord && word.All(Jamo.IsSyllable)).Select(word =>
        {
            var keys = KeysOf(word);
            return (word, keys, Mask(keys));
        }).ToLookup(entry => entry.keys.Length);
        byLength = [.. Enumerable.Range(0, (LongestWord * Jamo.MostKeys) + 1).Select(length => known[length].ToArray())];
    }

    /// <summary>The known word nearest to an unknown one; null when none is near enough.</summary>
    public string? Mend(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestWord or > LongestWord)
            return null;
        var keys = KeysOf(word);
        var mask = Mask(keys);
        var slips = word.Length >= WordWithTwoSlips ? 2 : 1;
        (string? Word, int Distance) best = (null, slips + 1);
        for (var length = Math.Max(0, keys.Length - slips); length <= Math.Min(byLength.Length - 1, keys.Length + slips); length++)
        {
            foreach (var known in byLength[length])
            {
                if (BitOperations.PopCount(known.Mask ^ mask) > 2 * slips)
                    continue;
                var distance = Distance(keys, known.Keys, best.Distance - 1);
                if (distance < best.Distance)
                    best = (known.Word, distance);
            }
        }

        return best.Word;
    }

    /// <summary>How many keys were left out, added, mistaken or swapped with the next one.</summary>
    /// <param name="most">More than so many are not counted on: the answer is then some greater number.</param>
    public static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        Span<int> next = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            next[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(next[j - 1], row[j]) + 1, row[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                least = Math.Min(least, next[j]);
            }

            if (least > most)
                return most + 1;
            row.CopyTo(before);
            next.CopyTo(row);
        }

        return row[other.Length];
    }

    private static char[] KeysOf(ReadOnlySpan<char> word)
    {
        Span<char> keys = stackalloc char[word.Length * Jamo.MostKeys];
        return keys[..Jamo.Keys(word, keys)].ToArray();
    }

    private static ulong Mask(ReadOnlySpan<char> keys)
    {
        var mask = 0ul;
        foreach (var key in keys)
            mask |= 1ul << (key & 63);
        return mask;
    }
}
