namespace MetaverseSeoul.Mesh.Agents;

/// <summary>Tells the language of a message by its script. Enough for four languages of four scripts, and instant.</summary>
public static class LanguageDetector
{
    /// <param name="fallback">The conversation's language, for text that decides nothing: numbers, emoji, an address of the web.</param>
    public static string Detect(string text, string fallback)
    {
        int hangul = 0, kana = 0, han = 0, latin = 0;
        foreach (var c in text)
        {
            if (c is >= '가' and <= '힣' or >= 'ㄱ' and <= 'ㆎ')
                hangul++;
            else if (c is >= 'ぁ' and <= 'ヿ')
                kana++;
            else if (c is >= '一' and <= '鿿')
                han++;
            else if (char.IsLetter(c))
                latin++;
        }

        // A syllable of Hangul says about as much as three Latin letters: "전입신고 deadline" is Korean, "what is 전입신고 please" is not.
        // "叮铃铃（따릉이）" is Chinese that names a Korean thing.
        if (hangul > kana + han && hangul * 3 >= latin)
            return Language.Korean;
        if (kana > 0 && (kana + han) * 3 >= latin)
            return Language.Japanese;
        if (han > 0 && han * 3 >= latin)
            return fallback == Language.Japanese ? Language.Japanese : Language.Chinese;
        // "DDP", "ok", "kt": too short to turn a Korean conversation into an English one.
        return latin > 3 || text.Trim().ToLowerInvariant() is "hi" or "hey" or "bye" ? Language.English : fallback;
    }
}
