using System.Security.Cryptography;
using System.Text;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>Keys for imported articles.</summary>
internal static class ImportKey
{
    private const int Longest = 80;

    /// <summary>The prefix and the source's id in small letters, digits and hyphens. An id that loses something by that, as a Korean file name does,
    /// keeps its difference as a hash.</summary>
    public static string Of(string prefix, string id)
    {
        var plain = new StringBuilder();
        foreach (var c in id.Trim().ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != '-')
                plain.Append('-');
        }

        var slug = plain.ToString().Trim('-');
        var isSame = id.Trim().All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ' ' or '.');
        if (!isSame || slug.Length is 0 or > Longest)
            slug = $"{(slug.Length > 0 ? slug[..Math.Min(slug.Length, 40)].Trim('-') + "-" : "")}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id.Trim())))[..10]}";
        return $"{prefix}-{slug}";
    }
}
