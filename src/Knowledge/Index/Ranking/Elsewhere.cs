using System.Buffers;
using MetaverseSeoul.Knowledge.Index.Terms;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>Knows the places that are not Seoul: "안양에서 대형폐기물 버리는 법" has every word of our article, and another answer.</summary>
internal static class Elsewhere
{
    private static readonly SearchValues<string> Names = SearchValues.Create(
        [.. WordList.Load(typeof(Elsewhere), "elsewhere.txt")], StringComparison.OrdinalIgnoreCase);

    public static bool IsNamedIn(string question) => question.AsSpan().ContainsAny(Names);
}
