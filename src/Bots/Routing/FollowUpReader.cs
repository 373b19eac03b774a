using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Routing;

/// <summary>Finds what a question without a subject of its own means, from the article last told. A clear new question wins over that, and a word
/// the article does not know ends it: what was talked of must never answer for what was not.</summary>
internal sealed class FollowUpReader(IKnowledgeIndex index, FollowUpWords words)
{
    // A question with "그럼" before it that the index knows this well is a new one.
    private const double NewQuestion = 0.7;
    private const int MostRestWords = 3;

    /// <summary>The article that answers, or null when the question does not go on from anything.</summary>
    public async ValueTask<Article?> ReadAsync(Said said, Memory memory, Sight alone, CancellationToken cancellation)
    {
        if (memory.Article is not { } key || index.Find(key, said.Language) is not { } last)
            return null;
        var asked = words.Read(said.Text, said.Language);
        if (asked.Rest.Count > MostRestWords || (asked.Rest.Count == 0 && asked.Aspects.Count == 0))
            return null;
        if (alone.IsExact || (alone.Best is not null && asked.Rest.Count > 0 && (!asked.PointsBack || alone.Found.Hits[0].Score >= NewQuestion)))
            return null;

        var related = last.Related.Select(other => index.Find(other, said.Language)).OfType<Article>().ToList();
        if (asked.Rest.Count > 0)
            return related.Find(article => asked.Rest.All(word => Names(article).Contains(word, StringComparison.OrdinalIgnoreCase))) is { } named
                ? named
                : asked.Rest.All(word => Tells(last, word)) ? last : null;
        return related.Find(article => IsSameSubject(last, article) && IsAbout(article, asked))
            ?? (words.PartAbout(said.Text, said.Language, last) is not null ? last : await TogetherAsync(said, last, cancellation));
    }

    // The topic's first word and the question: "경복궁" + "얼마예요?".
    private async ValueTask<Article?> TogetherAsync(Said said, Article last, CancellationToken cancellation)
    {
        var together = await index.SearchAsync(new KnowledgeQuery($"{Subject(last)} {said.Text}", said.Language), cancellation);
        return together.Outcome == KnowledgeOutcome.Answer && IsSameSubject(last, together.Hits[0].Article) ? together.Hits[0].Article : null;
    }

    private bool IsAbout(Article article, FollowUp asked) =>
        words.SignsOf(asked.Aspects, article.Language).Any(sign => sign.Length > 1 && article.Title.Contains(sign, StringComparison.OrdinalIgnoreCase));

    private static bool IsSameSubject(Article one, Article other) =>
        one.Agent == other.Agent && Names(other).Contains(Subject(one), StringComparison.OrdinalIgnoreCase);

    private static bool Tells(Article article, string word) =>
        Names(article).Contains(word, StringComparison.OrdinalIgnoreCase) || article.Body.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Names(Article article) => string.Join('\n', article.Aliases.Append(article.Title));

    private static string Subject(Article article) => article.Title.Split(' ')[0];
}
