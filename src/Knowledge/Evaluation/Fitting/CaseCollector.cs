using MetaverseSeoul.Knowledge.Index;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Evaluation.Fitting;

/// <summary>Makes cases of the articles' own questions. Each is asked as if its article did not know it, so that it is an unseen wording: thousands
/// of them, and the development questions stay free to check the result.</summary>
internal sealed class CaseCollector(ISearchBackend backend)
{
    // One of the messenger's styles for each question: the ranking must hold for both.
    private const string MessyStyle = "all";

    private readonly Retrieval retrieval = new(backend);
    private readonly MessengerKorean messenger = new(seed: 120);

    /// <param name="language">The questions'.</param>
    /// <param name="into">The language of the articles they are asked of.</param>
    public async Task<List<Case>> CollectAsync(IEnumerable<Article> articles, string language, string into, CancellationToken cancellation)
    {
        List<Case> cases = [];
        foreach (var article in articles.Where(article => article.Language == language))
        {
            for (var i = 0; i < article.Questions.Count; i++)
            {
                var without = language == into ? Without(article, i) : null;
                cases.Add(await AskAsync(article.Questions[i], article, without, into, cancellation));
                if (language == Language.Korean)
                    cases.Add(await AskAsync(messenger.Rewrite(article.Questions[i], MessyStyle), article, without, into, cancellation));
            }
        }

        return cases;
    }

    /// <summary>Cases of the development questions, as they stand and as typed in a messenger. Together they count as much as the articles' own questions: those
    /// are many, but each misses the very wording that a citizen's question is most like.</summary>
    /// <param name="others">The cases of the articles' own questions.</param>
    public async Task<List<Case>> CollectAsync(
        IEnumerable<AskedQuestion> questions, string language, string into, IReadOnlyCollection<Case> others, CancellationToken cancellation)
    {
        List<(string Text, AskedQuestion Asked)> texts = [];
        foreach (var asked in questions.Where(asked => asked.Language == language && asked.IsCovered))
        {
            texts.Add((asked.Text, asked));
            if (language == Language.Korean)
                texts.Add((messenger.Rewrite(asked.Text, MessyStyle), asked));
        }

        List<Case> cases = [];
        foreach (var (text, asked) in texts)
        {
            var found = await retrieval.FindAsync(text, language, into, null, null, cancellation);
            cases.Add(new Case(
                [.. found.Candidates.Select(candidate => Evidence.Of(found.Question, candidate.Profile))],
                [.. found.Candidates.Select(candidate => asked.Keys.Contains(candidate.Key))],
                Math.Max(1, (double)others.Count / texts.Count)));
        }

        return cases;
    }

    private async Task<Case> AskAsync(string question, Article article, Profile? without, string into, CancellationToken cancellation)
    {
        var found = await retrieval.FindAsync(question, article.Language, into, null, null, cancellation);
        return new Case(
            [.. found.Candidates.Select(candidate => Evidence.Of(found.Question, candidate.Key == article.Key && without is not null ? without : candidate.Profile))],
            [.. found.Candidates.Select(candidate => candidate.Key == article.Key)]);
    }

    private static Profile Without(Article article, int question) =>
        Profile.Read(IndexedArticle.Of(article with { Questions = [.. article.Questions.Where((_, i) => i != question)] }).Profile);
}
