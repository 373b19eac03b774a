using System.Collections.Concurrent;
using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Confidence;
using MetaverseSeoul.Knowledge.Index.Terms;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>The index in the process: FTS5 finds the candidates, a <see cref="Ranking.Ranker"/> says how much of the question each accounts
/// for.</summary>
/// <param name="path">The file <c>knowledge.db</c> in the data folder.</param>
/// <param name="content">The folder of the articles.</param>
public sealed class SqliteKnowledgeIndex(string path, string content) : IKnowledgeIndex, IDisposable
{
    // More than anybody is shown: the ranker's order differs from bm25's.
    private const int Candidates = 24;

    // What stands further on in a long message is a story, not the question.
    private const int MostTerms = 60;

    // An article that holds none of the question's rarest terms is not its answer; common ones only cost time.
    private const int TellingTerms = 10;

    private readonly ConcurrentBag<CandidateQuery> idle = [];
    private readonly Lazy<Loaded> loaded = new(() => Load(path, content));

    /// <summary>Reads the articles and makes the file where it is not up to date. Called at start-up; else the first search does it.</summary>
    /// <returns>How many articles there are.</returns>
    /// <exception cref="BrokenArticlesException">An article is not fit to answer from.</exception>
    public int Prepare() => loaded.Value.Library.Articles.Count;

    public Article? Find(string key, string language) => loaded.Value.Library.Find(key, language);

    public Task<KnowledgeAnswer> SearchAsync(KnowledgeQuery query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (library, shelves) = loaded.Value;
        List<KnowledgeHit> hits = [];
        HashSet<string>? known = null;
        var candidates = idle.TryTake(out var lent) ? lent : new CandidateQuery(path, shelves.Select(shelf => shelf.Language), Candidates);
        foreach (var shelf in shelves.OrderByDescending(shelf => shelf.Language == query.Language))
        {
            // What the question's own language tells is told in no other.
            if (known is not null && shelf.Keys.IsSubsetOf(known))
                continue;
            Search(candidates, shelf, query, (article, score) =>
            {
                if (known?.Contains(article.Key) != true)
                    hits.Add(new KnowledgeHit(library.InNearest(article, query.Language), score));
            });
            known = [.. known ?? [], .. shelf.Keys];
        }

        idle.Add(candidates);
        hits.RemoveAll(hit => query.Domain is { } domain && hit.Article.Domain != domain || query.Agent is { } agent && hit.Article.Agent != agent);
        hits.Sort((one, other) => other.Score.CompareTo(one.Score));
        return Task.FromResult(Judge.Of(query.Language, hits.Count <= query.Top ? hits : hits.GetRange(0, query.Top)));
    }

    public void Dispose()
    {
        while (idle.TryTake(out var query))
            query.Dispose();
    }

    private static void Search(CandidateQuery candidates, Shelf shelf, KnowledgeQuery query, Action<Article, double> found)
    {
        var text = shelf.Language == Language.Korean ? Glossary.ToKorean(query.Text, query.Language) : query.Text;
        var terms = TermReader.OfQuestion(text);
        if (terms.Count > MostTerms)
            terms.RemoveRange(MostTerms, terms.Count - MostTerms);
        if (terms.Count == 0)
            return;

        var question = shelf.Ranker.Read(terms);
        if (question.IsUnknown)
            return;
        List<int> rows = [];
        // Terms hold letters and digits only, so nothing a citizen types is query syntax.
        candidates.Find(shelf.Language, string.Join(" OR ", question.Telling(TellingTerms).Select(term => $"\"{term}\"")), rows);
        var worded = shelf.Ranker.Worded(query.Text);
        foreach (var place in rows.Select(shelf.PlaceOf))
            found(shelf.Ranker[place], place == worded ? 1 : shelf.Ranker.Score(question, place));
    }

    private static Loaded Load(string path, string content)
    {
        var library = ArticleLibrary.Load(content);
        KnowledgeFile.Refresh(path, library);
        var languages = Language.All.Where(language => library.Articles.Any(article => article.Language == language));
        return new Loaded(library, [.. languages.Select(language => new Shelf(library, language))]);
    }

    private sealed record Loaded(ArticleLibrary Library, IReadOnlyList<Shelf> Shelves);
}
