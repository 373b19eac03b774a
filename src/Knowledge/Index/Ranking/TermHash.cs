namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>Names terms and wordings by number. Unlike <see cref="string.GetHashCode()"/> the same in every process, since the numbers are stored.</summary>
/// <remarks>FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/. Of 100,000 terms about one pair shares its number: it would be weighed as one.</remarks>
internal static class TermHash
{
    public static uint Of(ReadOnlySpan<char> term)
    {
        var hash = 2166136261u;
        foreach (var c in term)
            hash = (hash ^ c) * 16777619u;
        return hash;
    }

    /// <summary>A wording without its spaces and marks, upper and lower case alike: "여권 수수료?" and "여권수수료" are the same.</summary>
    public static ulong OfWording(string wording)
    {
        var hash = 14695981039346656037ul;
        foreach (var c in wording)
        {
            if (char.IsLetterOrDigit(c))
                hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211ul;
        }

        return hash;
    }

    public static uint OfBytes(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var b in bytes)
            hash = (hash ^ b) * 16777619u;
        return hash;
    }
}
