using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Privacy;
using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Knowledge.Api;

/// <summary>Reads the parameters of a search.</summary>
internal static class SearchRequest
{
    private const int MostCharacters = 1000;
    private const int MostHits = 50;
    private const int UsualHits = 5;

    /// <exception cref="BadArgumentException">A parameter is missing or cannot be used.</exception>
    public static KnowledgeQuery Read(IQueryCollection query, IReadOnlyCollection<string> domains)
    {
        var text = QueryText.Of(query, "q", most: int.MaxValue);
        if (text.Length == 0 || text.EnumerateRunes().Count() > MostCharacters)
            throw new BadArgumentException("q", $"a question of 1 to {MostCharacters} characters");
        var lang = QueryText.OneOf(query, "lang", Language.All);
        var domain = QueryText.OneOf(query, "domain", domains);
        return new KnowledgeQuery(
            PersonalMask.Text(text).Masked,
            lang.Length > 0 ? lang : LanguageDetector.Detect(text, Language.Korean),
            QueryText.Number(query, "top", 1, MostHits, UsualHits),
            domain.Length > 0 ? domain : null);
    }
}
