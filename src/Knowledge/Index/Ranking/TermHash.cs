using MetaverseSeoul.Knowledge.Index.Terms;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>Names terms and wordings by number. Unlike <see cref="string.GetHashCode()"/> the same in every process, since the numbers are stored.</summary>
/// <remarks>FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/. Of 100,000 terms about five pairs share their number: it would be weighed as one.</remarks>
internal static class TermHash
{
    private const uint AspectBit = 1u << 31;
    private const uint ConceptBit = 1u << 30;

    public static uint Of(ReadOnlySpan<char> term)
    {
        var hash = 2166136261u;
        foreach (var c in term)
            hash = (hash ^ c) * 16777619u;
        // The kind stands in the number: an article's terms are weighed by their numbers alone.
        hash &= ConceptBit - 1;
        return Term.IsAspect(term) ? hash | AspectBit : Term.IsConcept(term) ? hash | ConceptBit : hash;
    }

    public static bool IsAspect(uint id) => (id & AspectBit) != 0;

    public static bool IsConcept(uint id) => (id & ConceptBit) != 0;

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
