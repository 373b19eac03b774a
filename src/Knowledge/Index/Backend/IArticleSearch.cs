using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Index.Backend;

/// <summary>The asking side of a <see cref="ISearchBackend"/>.</summary>
/// <remarks>Whatever fails comes out as a <see cref="SearchBackendException"/>.</remarks>
internal interface IArticleSearch
{
    /// <summary>For logs and health, for example <c>sqlite</c>.</summary>
    string Name { get; }

    /// <summary>The terms of a language's articles, for weighing a question; an empty one where it has no articles.</summary>
    Vocabulary VocabularyOf(string language);

    ValueTask<IReadOnlyList<Candidate>> CandidatesAsync(CandidateRequest request, CancellationToken cancellation);

    /// <summary>The articles of these keys, each in the first of the languages it has. A key without an article is left out.</summary>
    ValueTask<IReadOnlyDictionary<string, Article>> ReadAsync(
        IReadOnlyCollection<string> keys, IReadOnlyList<string> languages, CancellationToken cancellation);
}
