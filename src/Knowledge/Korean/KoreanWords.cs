using System.Collections.Frozen;
using MetaverseSeoul.Knowledge.Index.Terms;

namespace MetaverseSeoul.Knowledge.Korean;

/// <summary>The lists of Korean words that are not of the matter: endings, words of asking, fillers.</summary>
internal static class KoreanWords
{
    private static readonly FrozenSet<string> Endings = WordList.Load(typeof(KoreanWords), "endings.ko.txt");
    private static readonly FrozenSet<string> Stop = WordList.Load(typeof(KoreanWords), "stopwords.ko.txt");
    private static readonly FrozenSet<string> Weak = WordList.Load(typeof(KoreanWords), "weak.ko.txt");

    public static int LongestEnding { get; } = Endings.Max(ending => ending.Length);

    public static bool IsEnding(ReadOnlySpan<char> piece) => Endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(piece);

    /// <summary>A word of asking that says nothing of the matter: it counts for nothing in a question.</summary>
    public static bool IsFiller(ReadOnlySpan<char> word) => Stop.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>A word of asking that tells siblings apart: how much, when.</summary>
    public static bool IsWeak(ReadOnlySpan<char> word) => Weak.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    public static bool IsAsking(ReadOnlySpan<char> word) => IsFiller(word) || IsWeak(word);
}
