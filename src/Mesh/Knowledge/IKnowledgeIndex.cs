namespace MetaverseSeoul.Mesh.Knowledge;

/// <summary>The one searchable index that all agents answer from.</summary>
public interface IKnowledgeIndex
{
    /// <summary>The best hits, and whether they are good enough to answer with, to ask about, or neither.</summary>
    Task<KnowledgeAnswer> SearchAsync(KnowledgeQuery query, CancellationToken cancellation);

    /// <summary>The article by its key in the language asked for, else in Korean; null when there is none.</summary>
    Article? Find(string key, string language);
}

/// <param name="Text">What the citizen wrote, masked.</param>
/// <param name="Language">A tag of <see cref="Agents.Language.All"/>: articles in it come first, others only where it has none.</param>
/// <param name="Top">How many hits at the most.</param>
/// <param name="Domain">Only articles of this domain; null for all.</param>
/// <param name="Agent">Only articles of this agent; null for all.</param>
public sealed record KnowledgeQuery(string Text, string Language, int Top = 5, string? Domain = null, string? Agent = null);

/// <param name="Score">How much of the question the article accounts for, 0 to 1, comparable between questions.</param>
public sealed record KnowledgeHit(Article Article, double Score);

/// <summary>One article of the index in one language. Every fact carries its source and date.</summary>
/// <param name="Key">Stable, the same in every language, for example <c>move-in-report-deadline</c>.</param>
/// <param name="Body">Markdown: the answer in the first paragraph.</param>
/// <param name="AsOf">When the facts were checked: <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>.</param>
/// <param name="Caveat">What may have changed and where to check first; empty when nothing is doubtful.</param>
public sealed record Article(
    string Key,
    string Language,
    string Title,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Questions,
    string Domain,
    string Agent,
    string Desk,
    IReadOnlyList<ArticleSource> Sources,
    string AsOf,
    string Caveat,
    IReadOnlyList<ArticleSource> Links,
    IReadOnlyList<string> Related,
    string Body);

public sealed record ArticleSource(string Name, Uri? Url);
