using MetaverseSeoul.Knowledge.Index.Ranking;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>Says what to ask FTS5 for a question: one match for each term, the rarest first, and no more rows than a search has time for.</summary>
/// <remarks>A search costs about a quarter of a microsecond for each row that matches; so in a large library the common terms are left out, or asked for
/// together.</remarks>
internal static class MatchQuery
{
    // An article that holds none of the question's rarest terms is not its answer; common ones only cost time.
    private const int TellingTerms = 20;

    private const int MostRows = 1500;

    // With so many terms asked for one by one, those asked for together would add nothing.
    private const int EnoughTerms = 4;

    // Bodies mention much; only the rarest terms are worth looking for in them.
    private const int TermsInBodies = 6;
    private const double BodyShare = 0.45;

    /// <param name="articles">How many the library holds in this language.</param>
    /// <returns>Matches in FTS5's query syntax, made of our terms and never of a citizen's text, with what a row that matches gains.</returns>
    public static List<(string Match, double Weight)> Of(IReadOnlyList<QuestionTerm> terms, int articles)
    {
        var telling = terms.Take(TellingTerms).OrderBy(term => term.Count).ToList();
        List<(string Match, double Weight)> matches = [];
        var rows = 0;
        var at = 0;
        for (; at < telling.Count && rows + telling[at].Count <= MostRows; at++)
        {
            rows += telling[at].Count;
            matches.Add(($"wordings : {Quoted(telling[at])}", telling[at].Weight));
            if (at < TermsInBodies)
                matches.Add(($"body : {Quoted(telling[at])}", telling[at].Weight * BodyShare));
        }

        if (at < telling.Count && at < EnoughTerms)
            matches.Add(Together(telling[at..], articles));
        return matches;
    }

    // As many common terms as make the match rare enough, were they spread evenly.
    private static (string Match, double Weight) Together(List<QuestionTerm> common, int articles)
    {
        double rows = common[0].Count;
        var count = 1;
        for (; count < common.Count && rows > MostRows; count++)
            rows *= (double)common[count].Count / articles;
        return ($"wordings : ({string.Join(" AND ", common.Take(count).Select(Quoted))})", common.Take(count).Sum(term => term.Weight));
    }

    // Terms hold letters and digits only, so nothing a citizen types is query syntax.
    private static string Quoted(QuestionTerm term) => $"\"{term.Text}\"";
}
