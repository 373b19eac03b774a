using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>Where each title, other name and question belongs. What one article alone is known by needs no weighing.</summary>
internal sealed class WordingPlaces
{
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    public static WordingPlaces Of(IReadOnlyList<Article> articles)
    {
        var made = new WordingPlaces();
        var shared = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < articles.Count; at++)
        {
            foreach (var wording in articles[at].Aliases.Concat(articles[at].Questions).Select(Plain))
            {
                if (!made.places.TryAdd(wording, at) && made.places[wording] != at)
                    shared.Add(wording);
            }
        }

        foreach (var wording in shared)
            made.places.Remove(wording);
        // A title is shown to be pressed, so it always means its own article.
        for (var at = 0; at < articles.Count; at++)
            made.places[Plain(articles[at].Title)] = at;
        return made;
    }

    public int? Find(string text) => places.TryGetValue(Plain(text), out var at) ? at : null;

    private static string Plain(string wording) => wording.Trim().TrimEnd('?', '.', '!', '？', '。');
}
