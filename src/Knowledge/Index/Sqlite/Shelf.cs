using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>The articles of one language, ready to be ranked.</summary>
internal sealed class Shelf
{
    private readonly Dictionary<int, int> placeOfRow = [];

    public Shelf(ArticleLibrary library, string language)
    {
        Language = language;
        List<Article> articles = [];
        for (var row = 0; row < library.Articles.Count; row++)
        {
            if (library.Articles[row].Language != language)
                continue;
            placeOfRow[row] = articles.Count;
            articles.Add(library.Articles[row]);
        }

        Ranker = new Ranker(articles);
        Keys = [.. articles.Select(article => article.Key)];
    }

    public string Language { get; }
    public Ranker Ranker { get; }
    public HashSet<string> Keys { get; }

    /// <summary>The place in the ranker of a row of the index: rows are numbered through all languages.</summary>
    public int PlaceOf(int row) => placeOfRow[row];
}
