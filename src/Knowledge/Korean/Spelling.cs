using System.Collections.Frozen;
using System.Text;
using MetaverseSeoul.Knowledge.Index.Terms;

namespace MetaverseSeoul.Knowledge.Korean;

/// <summary>Reads loanwords, abbreviations and common misspellings as their standard spelling, and messenger endings as written ones. Articles and
/// questions go through it alike; reading twice changes nothing more.</summary>
internal static class Spelling
{
    private static readonly FrozenDictionary<string, string> Standard = WordList.Pairs(typeof(Spelling), "spellings.ko.txt").ToFrozenDictionary();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Standard.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int Longest = Standard.Keys.Max(variant => variant.Length);
    private static readonly FrozenSet<char> First = Standard.Keys.Select(variant => variant[0]).ToFrozenSet();

    /// <returns>The text itself where there is nothing to change.</returns>
    public static string Standardize(string text)
    {
        StringBuilder? changed = null;
        for (var at = 0; at < text.Length;)
        {
            if (First.Contains(text[at]) && Variant(text.AsSpan(at), out var length) is { } standard)
            {
                changed ??= new StringBuilder(text, 0, at, text.Length + 8);
                changed.Append(standard);
                at += length;
            }
            else
            {
                changed?.Append(text[at]);
                at++;
            }
        }

        return changed?.ToString() ?? text;
    }

    private static string? Variant(ReadOnlySpan<char> text, out int length)
    {
        for (length = Math.Min(Longest, text.Length); length >= 2; length--)
        {
            // The standard word may begin with its abbreviation: 따릉이 is not 따릉 + 이.
            if (Lookup.TryGetValue(text[..length], out var standard) && !text.StartsWith(standard))
                return standard;
        }

        return null;
    }
}
