namespace MetaverseSeoul.Knowledge.Korean;

/// <summary>Cuts a word typed without spaces into known words: 전입신고언제까지해요 is 전입신고, 언제까지 and 해요.</summary>
/// <remarks>The cheapest cut: known words cost alike, so that few long ones win; an unknown syllable costs more than a word.</remarks>
internal static class Segmenter
{
    private const int LongestPiece = 12;
    private const double Word = 1;
    private const double Ending = 0.6;
    private const double UnknownSyllable = 1.7;

    /// <param name="word">Hangul syllables only.</param>
    /// <param name="isKnown">Whether a piece of at least two syllables is a word of the matter.</param>
    public static List<Piece> Cut(ReadOnlySpan<char> word, Func<ReadOnlySpan<char>, bool> isKnown)
    {
        Span<double> costs = word.Length < 128 ? stackalloc double[word.Length + 1] : new double[word.Length + 1];
        var best = new (int From, PieceKind Kind)[word.Length + 1];
        for (var end = 1; end <= word.Length; end++)
        {
            costs[end] = double.MaxValue;
            for (var from = Math.Max(0, end - LongestPiece); from < end; from++)
            {
                var (cost, kind) = Cost(word[from..end], from, isKnown);
                if (costs[from] + cost < costs[end])
                {
                    costs[end] = costs[from] + cost;
                    best[end] = (from, kind);
                }
            }
        }

        List<Piece> pieces = [];
        for (var end = word.Length; end > 0; end = best[end].From)
            pieces.Add(new Piece(best[end].From, end, best[end].Kind));
        pieces.Reverse();
        return Joined(pieces);
    }

    private static (double Cost, PieceKind Kind) Cost(ReadOnlySpan<char> piece, int from, Func<ReadOnlySpan<char>, bool> isKnown)
    {
        if (piece.Length >= 2 && isKnown(piece))
            return (Word, PieceKind.Known);
        // Not of one syllable: the 전 of 전입 is no word.
        if (piece.Length >= 2 && KoreanWords.IsAsking(piece))
            return (Word, PieceKind.Asking);
        if (from > 0 && KoreanWords.IsEnding(piece))
            return (Ending + (piece.Length == 1 ? 0.3 : 0), PieceKind.Ending);
        return piece.Length == 1 ? (UnknownSyllable, PieceKind.Unknown) : (double.MaxValue / 4, PieceKind.Unknown);
    }

    // Unknown syllables in a row are one unknown word.
    private static List<Piece> Joined(List<Piece> pieces)
    {
        List<Piece> joined = [];
        foreach (var piece in pieces)
        {
            if (piece.Kind == PieceKind.Unknown && joined is [.., { Kind: PieceKind.Unknown } last])
                joined[^1] = last with { To = piece.To };
            else
                joined.Add(piece);
        }

        return joined;
    }
}

/// <param name="To">The place behind its last syllable.</param>
internal readonly record struct Piece(int From, int To, PieceKind Kind);

internal enum PieceKind
{
    Known,
    Asking,
    Ending,
    Unknown,
}
