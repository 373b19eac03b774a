namespace MetaverseSeoul.Knowledge.Index.Terms;

/// <summary>Takes plural and verb endings off an English word, on both sides alike: fees and fee, parking and park, moved and move.</summary>
internal static class EnglishWord
{
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("'s"))
            word = word[..^2];
        if (word.Length > 4 && word.EndsWith("ies"))
            return word[..^3]; // The y of the singular goes below: cities and city are both cit.
        if (word.Length > 3 && word.EndsWith("s") && word[^2] is not ('s' or 'u' or 'i'))
            word = word[..^1];
        if (word.Length > 5 && word.EndsWith("ing"))
            word = Undouble(word[..^3]);
        else if (word.Length > 4 && word.EndsWith("ed"))
            word = Undouble(word[..^2]);
        return word.Length > 3 && (word[^1] is 'e' or 'y') ? word[..^1] : word;
    }

    // stopping → stop; but calling and call keep the double l.
    private static ReadOnlySpan<char> Undouble(ReadOnlySpan<char> stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;
}
