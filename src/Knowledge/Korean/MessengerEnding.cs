using System.Buffers;

namespace MetaverseSeoul.Knowledge.Korean;

/// <summary>Writes the endings of messenger Korean as in a book: 했는데 for 햇는데, 되나요 for 되나여.</summary>
internal static class MessengerEnding
{
    private const string LastFrom = "여염욤용욥댐듕쥬듀";
    private const string LastTo = "요요요요요됨중죠죠";
    private const string TenseFrom = "햇엇앗겟잇갓왓샀됬됫랫렷졋녔껏";
    private const string TenseTo = "했었았겠있갔왔샀됐됐랬렸졌녔것";

    /// <returns>The run itself where there is nothing to change.</returns>
    private static readonly SearchValues<char> Slips = SearchValues.Create(LastFrom + TenseFrom);

    public static ReadOnlySpan<char> Write(ReadOnlySpan<char> run)
    {
        // Never the first syllable: 햇볕 is no slip.
        if (run.Length < 2 || run[1..].IndexOfAny(Slips) < 0)
            return run;
        var written = run.ToArray();
        Replace(ref written[^1], LastFrom, LastTo);
        for (var at = 1; at < written.Length; at++)
            Replace(ref written[at], TenseFrom, TenseTo);
        return written;
    }

    private static void Replace(ref char syllable, string from, string to)
    {
        var at = from.IndexOf(syllable, StringComparison.Ordinal);
        if (at >= 0)
            syllable = to[at];
    }
}
