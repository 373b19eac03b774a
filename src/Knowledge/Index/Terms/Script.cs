namespace MetaverseSeoul.Knowledge.Index.Terms;

internal enum Script
{
    None,
    Hangul,
    Han,
    Kana,
    Latin,
    Digit,
}

internal static class Scripts
{
    public static Script Of(char c) => c switch
    {
        >= '가' and <= '힣' => Script.Hangul,
        >= '0' and <= '9' => Script.Digit,
        >= '一' and <= '鿿' => Script.Han,
        >= 'ぁ' and <= 'ヿ' => Script.Kana,
        // ㅋㅋ, ㅠㅠ: laughing and crying.
        >= 'ㄱ' and <= 'ㆎ' => Script.None,
        _ when char.IsLetter(c) => Script.Latin,
        _ => Script.None,
    };
}
