using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Evaluation;

/// <summary>Finds what makes an evaluation worthless: keys that no article has, and wordings an article holds itself.</summary>
internal static class QuestionCheck
{
    public static IEnumerable<string> Faults(IEnumerable<AskedQuestion> questions, IReadOnlyList<Article> articles)
    {
        var keys = articles.Select(article => article.Key).ToHashSet();
        var wordings = articles.SelectMany(article => article.Questions.Concat(article.Aliases).Append(article.Title)).Select(TermHash.OfWording).ToHashSet();
        foreach (var asked in questions)
        {
            foreach (var key in asked.Keys.Where(key => !keys.Contains(key)))
                yield return $"\"{asked.Text}\": there is no article '{key}'";
            if (wordings.Contains(TermHash.OfWording(asked.Text)))
                yield return $"\"{asked.Text}\" is the wording of an article";
        }
    }
}
