using System.Text;
using MetaverseSeoul.Knowledge.Korean;

namespace MetaverseSeoul.Knowledge.Index.Terms;

/// <summary>Reads a whole message that was typed in the wrong keyboard layout. Only where it then is Hangul throughout, and known words or too
/// long to be so by chance: "work" would else be 재가.</summary>
internal static class LayoutSlip
{
    private const int ShortestMessage = 4;
    private const double KnownShare = 0.6;

    // Few English messages are whole syllables by chance, and none of so many letters that are not English words.
    private const int TooLongForChance = 10;

    /// <returns>The message as it was meant; itself where nothing points to a slip.</returns>
    public static string Undo(string text, ILexicon korean, ILexicon english)
    {
        if (text.Length < ShortestMessage)
            return text;
        var meant = text.Any(Jamo.IsLone) ? Rewritten(text, word => Keyboard.ToLatin(word), c => Jamo.IsLone(c) || Jamo.IsSyllable(c))
            : text.Any(Jamo.IsSyllable) ? null
            : Rewritten(text, word => Keyboard.ToHangul(word), char.IsAsciiLetter);
        if (meant is null)
            return text;
        if (!meant.Any(Jamo.IsSyllable))
            return Known(meant, english) >= KnownShare ? meant : text;
        if (Known(text, english) >= KnownShare)
            return text;
        return text.Count(char.IsAsciiLetter) >= TooLongForChance || Known(Mender.Mend(Spelling.Standardize(meant), korean), korean) >= KnownShare ? meant : text;
    }

    private static string? Rewritten(string text, Func<string, string?> rewrite, Func<char, bool> isKey)
    {
        var written = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && isKey(text[end]))
                end++;
            if (end == at)
            {
                written.Append(text[at++]);
                continue;
            }

            if (rewrite(text[at..end]) is not { } word)
                return null;
            written.Append(word);
            at = end;
        }

        return written.ToString();
    }

    /// <summary>The share of the letters that stand in known words.</summary>
    private static double Known(string text, ILexicon lexicon)
    {
        int all = 0, known = 0;
        foreach (var word in text.Split([' ', '?', '!', '.', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = word.Count(char.IsLetter);
            all += letters;
            known += IsKnown(word.ToLowerInvariant(), lexicon) ? letters : 0;
        }

        return all == 0 ? 0 : (double)known / all;
    }

    private static bool IsKnown(string word, ILexicon lexicon) => Jamo.IsSyllable(word[0])
        ? lexicon.IsWord(word) || KoreanWords.IsAsking(word) || KoreanWord.Stem(word) is var stem && (lexicon.IsWord(stem) || KoreanWords.IsAsking(stem))
        : lexicon.IsWord(EnglishWord.Stem(word)) || TermReader.IsEnglishFiller(word);
}
