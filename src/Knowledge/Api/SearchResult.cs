using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Api;

/// <param name="Query">The question as it was searched for: cleaned, personal numbers masked.</param>
/// <param name="Language">The language it was taken to be in.</param>
/// <param name="Outcome"><c>answer</c>: the first hit is the answer; <c>clarify</c>: ask which of the first ones; <c>abstain</c>: nothing fits.</param>
public sealed record SearchResult(string Query, string Language, string Outcome, IReadOnlyList<SearchHit> Hits)
{
    public static SearchResult Of(string query, KnowledgeAnswer answer) => new(
        query,
        answer.Language,
        answer.Outcome switch
        {
            KnowledgeOutcome.Answer => "answer",
            KnowledgeOutcome.Clarify => "clarify",
            _ => "abstain",
        },
        [.. answer.Hits.Select(SearchHit.Of)]);
}

/// <param name="Id">Key and language: <c>move-in-report-deadline.ko</c>.</param>
/// <param name="Snippet">The beginning of the answer, as plain text.</param>
/// <param name="Score">0 to 1, comparable between questions.</param>
public sealed record SearchHit(
    string Id, string Key, string Title, string Snippet, double Score, string Domain, string Lang, IReadOnlyList<ArticleSource> Source, string AsOf)
{
    public static SearchHit Of(KnowledgeHit hit) => new(
        $"{hit.Article.Key}.{hit.Article.Language}",
        hit.Article.Key,
        hit.Article.Title,
        Articles.Snippet.Of(hit.Article.Body),
        Math.Round(hit.Score, 4),
        hit.Article.Domain,
        hit.Article.Language,
        hit.Article.Sources,
        hit.Article.AsOf);
}
