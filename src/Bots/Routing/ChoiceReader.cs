using System.Globalization;
using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Routing;

/// <summary>The citizen was asked which article is meant, and says it: by pressing a title, by its number, or by the word that was
/// missing.</summary>
internal sealed class ChoiceReader(PhraseBook phrases, IKnowledgeIndex index)
{
    /// <summary>The article that was chosen, or null when something else was said.</summary>
    /// <param name="alone">What the index finds for the words alone.</param>
    public async ValueTask<Article?> ReadAsync(Said said, Memory memory, Sight alone, CancellationToken cancellation)
    {
        var keys = memory.Choices;
        if (keys.Count == 0)
            return null;
        return Pressed(said, keys) ?? Numbered(said, keys) ?? Agreed(said, keys) ?? await CompletedAsync(said, memory.Unclear, keys, alone, cancellation);
    }

    // A title names its article in whatever language it was shown.
    private Article? Pressed(Said said, IReadOnlyList<string> keys) => keys
        .SelectMany(key => Language.All.Select(language => index.Find(key, language)))
        .FirstOrDefault(article => article?.Title == said.Text.Trim());

    private Article? Numbered(Said said, IReadOnlyList<string> keys)
    {
        var text = PlainText.Of(said.Text).TrimEnd('번', '이', '요', '째', '番', '号', '个', '目', 'の');
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= keys.Count
            ? index.Find(keys[number - 1], said.Language)
            : null;
    }

    private Article? Agreed(Said said, IReadOnlyList<string> keys) =>
        keys.Count == 1 && phrases.Is(Phrase.Yes, said.Text, said.Language) ? index.Find(keys[0], said.Language) : null;

    // "등본이요" after "수수료 얼마예요": both together tell which. A new question that stands by itself is not a choice.
    private async ValueTask<Article?> CompletedAsync(
        Said said, string? unclear, IReadOnlyList<string> keys, Sight alone, CancellationToken cancellation)
    {
        if (alone.Found.Hits.Count == 0 || alone.Best is { } best && !keys.Contains(best.Key))
            return null;
        var together = await index.SearchAsync(new KnowledgeQuery($"{unclear} {said.Text}", said.Language), cancellation);
        return together.Outcome == KnowledgeOutcome.Answer && keys.Contains(together.Hits[0].Article.Key) ? together.Hits[0].Article : null;
    }
}
