using System.Globalization;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Privacy;
using MetaverseSeoul.Mesh.Texts;
using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Knowledge.Api;

/// <summary>Reads the parameters of a search. Each may stand once; an empty one is as good as none, but for <c>q</c>.</summary>
internal static class SearchRequest
{
    private const int MostCharacters = 1000;
    private const int MostHits = 50;
    private const int UsualHits = 5;

    /// <exception cref="BadArgumentException">A parameter is missing or cannot be used.</exception>
    public static KnowledgeQuery Read(IQueryCollection query, IReadOnlyCollection<string> domains)
    {
        var text = CleanText.Of(One(query, "q")).Trim();
        if (text.Length == 0 || text.EnumerateRunes().Count() > MostCharacters)
            throw new BadArgumentException("q", $"a question of 1 to {MostCharacters} characters");

        var lang = One(query, "lang");
        if (lang.Length > 0 && !Language.All.Contains(lang))
            throw new BadArgumentException("lang", $"one of {string.Join(", ", Language.All)}, or left out: then the question's own language is taken");

        var domain = One(query, "domain");
        if (domain.Length > 0 && !domains.Contains(domain))
            throw new BadArgumentException("domain", $"one of {string.Join(", ", domains.Order(StringComparer.Ordinal))}, or left out");

        return new KnowledgeQuery(
            PersonalMask.Text(text).Masked,
            lang.Length > 0 ? lang : LanguageDetector.Detect(text, Language.Korean),
            TopOf(One(query, "top")),
            domain.Length > 0 ? domain : null);
    }

    private static int TopOf(string top)
    {
        if (top.Length == 0)
            return UsualHits;
        return int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostHits
            ? number
            : throw new BadArgumentException("top", $"a whole number from 1 to {MostHits}, or left out: then it is {UsualHits}");
    }

    private static string One(IQueryCollection query, string name) => query[name].Count > 1
        ? throw new BadArgumentException(name, "given once")
        : query[name].ToString();
}
