using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Knowledge.Index.Terms;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Knowledge.Index;

/// <summary>Reads a question in the words of one language's articles and fetches the candidates: the part of a search that the evaluation and
/// the fitting share with it.</summary>
internal sealed class Retrieval(IArticleSearch backend)
{
    // More than anybody is shown: the ranker's order differs from the backend's.
    private const int MostCandidates = 48;

    // What stands further on in a long message is a story, not the question.
    private const int MostTerms = 60;

    /// <param name="language">The question's.</param>
    /// <param name="articles">The language of the articles to look through.</param>
    public async ValueTask<Found> FindAsync(
        string text, string language, string articles, string? domain, string? agent, CancellationToken cancellation)
    {
        var worded = articles == Language.Korean ? Glossary.ToKorean(text, language) : text;
        var vocabulary = backend.VocabularyOf(articles);
        var question = QuestionVector.Of(text, TermReader.OfQuestion(worded, vocabulary).Take(MostTerms), vocabulary);
        var path = Path(language, articles);
        // Articles of another language that share only a number with the question are no answer to it.
        if (language != articles && !question.Known.Any(term => !term.Text.All(char.IsAsciiDigit)))
            return new Found(path, question, []);
        var request = new CandidateRequest(articles, question.Known, worded, MostCandidates, domain, agent);
        return new Found(path, question, await backend.CandidatesAsync(request, cancellation));
    }

    /// <summary>How the question came to the articles: <c>ko</c> in their own language, <c>ja&gt;ko</c> by the glossary. Each is weighed for
    /// itself.</summary>
    public static string Path(string language, string articles) => language == articles ? language : $"{language}>{articles}";
}

internal sealed record Found(string Path, QuestionVector Question, IReadOnlyList<Candidate> Candidates);
