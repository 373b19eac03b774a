using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Routing;

/// <summary>Whose field a question is of when the index is not sure: by the cards' examples, and by their words.</summary>
internal sealed class Fields
{
    /// <summary>The example itself: a button was pressed.</summary>
    public const double Same = 0.99;

    /// <summary>Two wordings of one question share most of their letter pairs.</summary>
    public const double Alike = 0.8;

    private readonly List<Example> examples;
    private readonly IReadOnlyList<AgentCard> cards;

    public Fields(AgentDirectory agents)
    {
        cards = agents.Cards;
        examples =
        [
            .. from card in cards
               from topic in card.Topics
               from texts in topic.Examples.Values
               from place in Enumerable.Range(0, texts.Count)
               let korean = topic.IsParallel ? topic.Examples[Language.Korean][place] : null
               select new Example(Pairs(texts[place]), card, korean),
        ];
    }

    /// <summary>The example on an agent's card that this question is; null when it is none.</summary>
    /// <param name="likeness">How much of their letter pairs they must share, 0 to 1.</param>
    public Example? ByExample(string text, double likeness)
    {
        var pairs = Pairs(text);
        if (pairs.Count == 0)
            return null;
        var best = examples.MaxBy(example => Likeness(pairs, example.Pairs));
        return best is not null && Likeness(pairs, best.Pairs) >= likeness ? best : null;
    }

    /// <summary>The one agent that has words of its field in the text; null when none has, or several have.</summary>
    public AgentCard? ByWord(string text, string language)
    {
        var plain = PlainText.Of(text);
        var said = language == Language.English ? $" {plain} " : plain.Replace(" ", "", StringComparison.Ordinal);
        var found = cards.Where(card => card.FieldWords.GetValueOrDefault(language, [])
            .Any(word => said.Contains(language == Language.English ? $" {word} " : word, StringComparison.Ordinal))).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    // Dice's coefficient.
    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static HashSet<string> Pairs(string text)
    {
        var letters = PlainText.Of(text).Replace(" ", "", StringComparison.Ordinal);
        return [.. Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => letters.Substring(i, 2))];
    }
}

/// <param name="Pairs">Its letters two by two.</param>
/// <param name="Korean">The same in Korean; null where the card does not say it.</param>
internal sealed record Example(HashSet<string> Pairs, AgentCard Card, string? Korean);
