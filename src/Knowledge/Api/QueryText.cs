using System.Globalization;
using MetaverseSeoul.Mesh.Texts;
using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Knowledge.Api;

/// <summary>Reads parameters of an address. Each may stand once; an empty one is as good as none.</summary>
internal static class QueryText
{
    /// <exception cref="BadArgumentException">It stands twice or is longer.</exception>
    public static string Of(IQueryCollection query, string name, int most)
    {
        if (query[name].Count > 1)
            throw new BadArgumentException(name, "given once");
        var text = CleanText.Of(query[name].ToString()).Trim();
        return text.Length <= most ? text : throw new BadArgumentException(name, $"at most {most} characters");
    }

    public static string OneOf(IQueryCollection query, string name, IReadOnlyCollection<string> allowed)
    {
        var text = Of(query, name, most: 1000);
        return text.Length == 0 || allowed.Contains(text)
            ? text
            : throw new BadArgumentException(name, $"one of {string.Join(", ", allowed)}, or left out");
    }

    public static int Number(IQueryCollection query, string name, int least, int most, int usual)
    {
        var text = Of(query, name, most: 1000);
        if (text.Length == 0)
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new BadArgumentException(name, $"a whole number from {least} to {most}, or left out: then it is {usual}");
    }
}
