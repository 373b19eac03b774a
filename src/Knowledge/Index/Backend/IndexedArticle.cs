using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Knowledge.Index.Terms;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Index.Backend;

/// <summary>An article cut into terms, as every backend stores it. The terms are separated by spaces and hold letters and digits only.</summary>
/// <param name="Profile">What the ranker needs, as bytes: see <see cref="Ranking.Profile"/>.</param>
/// <param name="Words">Of its title, names and questions, for the lexicon.</param>
internal sealed record IndexedArticle(Article Article, string Title, string Names, string Questions, string Body, byte[] Profile, IReadOnlyCollection<string> Words)
{
    public static IndexedArticle Of(Article article)
    {
        var title = Cut(article.Title);
        var names = article.Aliases.Select(Cut).ToList();
        var questions = article.Questions.Select(Cut).ToList();
        var body = Cut(article.Body);
        return new IndexedArticle(
            article,
            string.Join(' ', title),
            string.Join(' ', names.SelectMany(terms => terms)),
            string.Join(' ', questions.SelectMany(terms => terms)),
            string.Join(' ', body),
            ProfileWriter.Write(article, title, names, questions, body),
            article.Questions.Concat(article.Aliases).Append(article.Title).SelectMany(TermReader.WordsOf).ToHashSet());
    }

    private static List<string> Cut(string text) => [.. TermReader.OfText(text)];
}
