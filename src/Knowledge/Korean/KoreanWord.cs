using System.Collections.Frozen;
using MetaverseSeoul.Knowledge.Index.Terms;

namespace MetaverseSeoul.Knowledge.Korean;

/// <summary>Takes the commonest particles and endings off a Korean word. Light on purpose: the same cut on both sides matters more than
/// the right one, and bigrams forgive the rest.</summary>
internal static class KoreanWord
{
    private const string OneSyllableParticles = "을를은는에";
    private static readonly FrozenSet<string> Protected = WordList.Load(typeof(KoreanWord), "protected.ko.txt");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ProtectedBySpan = Protected.GetAlternateLookup<ReadOnlySpan<char>>();

    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        // Twice: 신고 + 해야 + 되나요 wears two.
        var once = Cut(word);
        return once.Length == word.Length ? once : Cut(once);
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> word)
    {
        if (word.Length >= 2 && ProtectedBySpan.Contains(word[^2..]) || word.Length >= 3 && ProtectedBySpan.Contains(word[^3..]))
            return word;
        // A noun of one syllable and its particle: 눈을, 개는.
        if (word.Length == 2)
            return OneSyllableParticles.Contains(word[1], StringComparison.Ordinal) ? word[..1] : word;
        for (var length = Math.Min(KoreanWords.LongestEnding, word.Length - 2); length >= 1; length--)
        {
            if (KoreanWords.IsEnding(word[^length..]))
                return word[..^length];
        }

        return word;
    }
}
