using MetaverseSeoul.Knowledge.Index.Ranking;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>Writes a question's terms in the query syntax of FTS5.</summary>
internal static class MatchQuery
{
    // An article that holds none of the question's rarest terms is not its answer; common ones only cost time.
    private const int TellingTerms = 10;

    // Terms hold letters and digits only, so nothing a citizen types is query syntax.
    public static string Of(IReadOnlyList<QuestionTerm> terms) =>
        string.Join(" OR ", terms.Take(TellingTerms).Select(term => $"\"{term.Text}\""));
}
