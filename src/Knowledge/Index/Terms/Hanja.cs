using System.Collections.Frozen;

namespace MetaverseSeoul.Knowledge.Index.Terms;

/// <summary>Reads Chinese characters the Korean way: 運転免許 and 运转免许 are both 운전면허. Half of the words of a Korean office are such words, and Chinese and Japanese
/// ones often are the same; where they are not, the reading finds nothing and does no harm.</summary>
internal static class Hanja
{
    // 두음법칙 (한글 맞춤법 제10–12항): at the beginning of a word 녀 is read 여, 로 노 and so on.
    private const string Inside = "녀뇨뉴니랴려례료류리라래로론뢰루누륜률륭림립량력련렬렴령룡륙락란랭";
    private const string AtBeginning = "여요유이야여예요유이나내노논뇌누누윤율융임입양역연열염영용육낙난냉";

    private static readonly FrozenDictionary<char, char> Readings = WordList.Lines(typeof(Hanja), "hanja.txt")
        .Select(line => line.Split(' '))
        .SelectMany(parts => parts[1].Select(character => KeyValuePair.Create(character, parts[0][0])))
        .DistinctBy(pair => pair.Key)
        .ToFrozenDictionary();

    /// <returns>The reading; null when there is a character among them that the list does not have, or only one: that is no word yet.</returns>
    public static string? Read(ReadOnlySpan<char> characters)
    {
        if (characters.Length < 2)
            return null;
        var read = new char[characters.Length];
        for (var i = 0; i < read.Length; i++)
        {
            if (!Readings.TryGetValue(characters[i], out read[i]))
                return null;
        }

        var first = Inside.IndexOf(read[0], StringComparison.Ordinal);
        if (first >= 0)
            read[0] = AtBeginning[first];
        return new string(read);
    }
}
