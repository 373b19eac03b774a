using MetaverseSeoul.Knowledge.Index.Terms;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>Says how much of a question's information each article accounts for. Made once for the articles of a language; reading it needs no
/// lock.</summary>
internal sealed class Ranker
{
    private readonly Vocabulary vocabulary = new();
    private readonly WordingPlaces places;
    private readonly ArticleProfile[] profiles;

    public Ranker(IReadOnlyList<Article> articles)
    {
        var raw = articles.Select(article => (
            Article: article,
            Wordings: Wordings(article).Select(IdsOf).ToArray(),
            Body: IdsOf(article.Body))).ToArray();
        vocabulary.Weigh([.. raw.Select(r => r.Wordings.SelectMany(w => w).Concat(r.Body).Distinct())]);
        places = WordingPlaces.Of(articles);
        profiles = [.. raw.Select(r => new ArticleProfile(
            r.Article,
            [.. r.Wordings[0]],
            [.. r.Wordings.SelectMany(w => w)],
            [.. r.Body],
            [.. r.Wordings.Select(w => new Wording(w, Math.Sqrt(w.Sum(id => vocabulary.WeightOf(id) * vocabulary.WeightOf(id)))))]))];
    }

    public Article this[int at] => profiles[at].Article;

    /// <summary>The place of the only article known by this very wording, as a quick reply sends it; null when there is none.</summary>
    public int? Worded(string text) => places.Find(text);

    public QuestionVector Read(List<Term> terms) => QuestionVector.Of(terms, vocabulary);

    /// <summary>0 to 1: how much of the question is covered, and how near its wording is to one the article is known by.</summary>
    public double Score(QuestionVector question, int at)
    {
        var profile = profiles[at];
        var covered = 0.0;
        foreach (var (id, weight) in question.Terms)
        {
            if (profile.Strong.Contains(id))
                covered += weight;
            else if (profile.Weak.Contains(id))
                covered += weight * Ranking.BodyShare;
        }

        if (question.Sum == 0)
            return 0;
        var likeness = Likeness(question, profile);
        var score = ((1 - Ranking.LikenessShare) * covered / question.Sum) + (Ranking.LikenessShare * likeness);
        return Math.Min(score, Ceiling(question, profile, likeness));
    }

    private static double Ceiling(QuestionVector question, ArticleProfile profile, double likeness) => question.Matter switch
    {
        [] => Ranking.NoMatterCeiling,
        [var lone] when likeness < Ranking.SameWording && !profile.Title.Contains(lone) => Ranking.LoneTermCeiling,
        _ => 1,
    };

    private double Likeness(QuestionVector question, ArticleProfile profile)
    {
        var best = 0.0;
        foreach (var wording in profile.Wordings)
        {
            var product = 0.0;
            foreach (var id in wording.Terms)
                product += question.WeightOf(id) * vocabulary.WeightOf(id);
            if (product > 0)
                best = Math.Max(best, product / (wording.Length * question.Length));
        }

        return best;
    }

    private static IEnumerable<string> Wordings(Article article) => [article.Title, .. article.Aliases, .. article.Questions];

    private int[] IdsOf(string text) => [.. TermReader.OfText(text).Distinct().Select(vocabulary.Add)];
}
