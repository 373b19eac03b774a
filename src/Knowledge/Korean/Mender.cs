using System.Text;

namespace MetaverseSeoul.Knowledge.Korean;

/// <summary>The words the articles use, for telling a mistyped word from a new one.</summary>
internal interface ILexicon
{
    bool IsWord(ReadOnlySpan<char> word);

    /// <summary>The known word that a mistyped one was meant to be; null when none is near enough.</summary>
    string? Mend(ReadOnlySpan<char> word);
}

/// <summary>Reads a question as it was meant: missing spaces are put in, mistyped words mended. A word the articles use is never touched, and one
/// that is near to none of theirs stays as it is: it is a new matter, not a slip.</summary>
internal static class Mender
{
    // Shorter ones have nothing to cut.
    private const int ShortestRun = 4;
    private const int ShortestToMend = 3;

    public static string Mend(string text, ILexicon lexicon)
    {
        var mended = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length;)
        {
            if (!Jamo.IsSyllable(text[at]))
            {
                mended.Append(text[at++]);
                continue;
            }

            var end = at + 1;
            while (end < text.Length && Jamo.IsSyllable(text[end]))
                end++;
            AddRun(MessengerEnding.Write(text.AsSpan(at, end - at)), lexicon, mended);
            at = end;
        }

        return mended.ToString();
    }

    private static void AddRun(ReadOnlySpan<char> run, ILexicon lexicon, StringBuilder mended)
    {
        if (IsFine(run, lexicon))
        {
            mended.Append(run);
            return;
        }

        var pieces = run.Length >= ShortestRun ? Segmenter.Cut(run, lexicon.IsWord) : [];
        var stem = KoreanWord.Stem(run);
        if (pieces.Exists(piece => piece.Kind == PieceKind.Unknown) && lexicon.Mend(stem) is { } whole)
            mended.Append(whole).Append(run[stem.Length..]);
        else if (pieces.Exists(piece => piece.Kind is PieceKind.Known or PieceKind.Asking))
            AddPieces(run, pieces, lexicon, mended);
        else
            mended.Append(pieces.Count == 0 && lexicon.Mend(stem) is { } near ? near : run);
    }

    private static bool IsFine(ReadOnlySpan<char> run, ILexicon lexicon) =>
        KoreanWords.IsAsking(run) || lexicon.IsWord(run) || KoreanWord.Stem(run) is var stem && (KoreanWords.IsAsking(stem) || lexicon.IsWord(stem));

    private static void AddPieces(ReadOnlySpan<char> run, List<Piece> pieces, ILexicon lexicon, StringBuilder mended)
    {
        foreach (var piece in pieces)
        {
            var text = run[piece.From..piece.To];
            // An ending stays with its word, and so does a lone syllable: 발급 + 기 is 발급기.
            var stays = piece.Kind == PieceKind.Ending || piece.Kind == PieceKind.Unknown && text.Length == 1;
            if (piece.From > 0 && !stays)
                mended.Append(' ');
            mended.Append(piece.Kind == PieceKind.Unknown && text.Length >= ShortestToMend && lexicon.Mend(text) is { } near ? near : text);
        }
    }
}
