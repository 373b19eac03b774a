using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Knowledge.Index.Terms.Concepts;

/// <summary>Finds in a text the concepts of its language: the same thing by whatever word, and what is asked of it (a price, a deadline).</summary>
/// <remarks>The lists beside this file say which words mean the same. They are matched without spaces, so that spacing errors don't matter.</remarks>
internal static class ConceptFinder
{
    private static readonly ConceptList Korean = ConceptList.Load(Language.Korean);
    private static readonly ConceptList Chinese = ConceptList.Load(Language.Chinese);
    private static readonly ConceptList Japanese = ConceptList.Load(Language.Japanese);
    private static readonly ConceptList English = ConceptList.Load(Language.English);

    /// <param name="text">Normalized, in lower case.</param>
    /// <param name="words">The stemmed English words of the text, in order.</param>
    public static void Find(ReadOnlySpan<char> text, IReadOnlyList<string> words, List<Term> into)
    {
        Span<char> joined = text.Length <= 1024 ? stackalloc char[text.Length] : new char[text.Length];
        Span<bool> begins = text.Length <= 1024 ? stackalloc bool[text.Length] : new bool[text.Length];
        var length = 0;
        bool hangul = false, kana = false, han = false, open = true;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '%'))
            {
                open = true;
                continue;
            }

            var script = Scripts.Of(c);
            hangul |= script == Script.Hangul;
            kana |= script == Script.Kana;
            han |= script == Script.Han;
            begins[length] = open;
            joined[length++] = c;
            open = false;
        }

        if (hangul)
            Korean.FindIn(joined[..length], begins, into);
        else if (kana)
            Japanese.FindIn(joined[..length], begins, into);
        else if (han)
            Chinese.FindIn(joined[..length], begins, into);
        if (words.Count > 0)
            English.FindAmong(words, into);
    }
}
