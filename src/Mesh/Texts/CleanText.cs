using System.Text;

namespace MetaverseSeoul.Mesh.Texts;

/// <summary>Takes out of a text what nobody typed: control characters, invisible tag characters (U+E0000–U+E007F, used to hide words from
/// people but not from machines), and overrides of the reading direction. Line breaks and tabs stay.</summary>
public static class CleanText
{
    public static string Of(string text)
    {
        if (!text.EnumerateRunes().Any(rune => rune.Value == '\r' || IsHidden(rune)))
            return text.Normalize(NormalizationForm.FormC);

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (!IsHidden(rune))
                clean.Append(rune.ToString());
        }

        // Hangul typed on some systems comes in pieces (NFD); stored text has whole syllables.
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsHidden(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t'))
        || rune.Value is (>= 0xE0000 and <= 0xE007F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;
}
