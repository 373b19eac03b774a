using System.Text.Json;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Routing;

/// <summary>Hears an agent called by name ("세금 상담원 연결해 주세요", "tax bot please"), when nothing else is said.</summary>
internal sealed class Naming
{
    private readonly List<(string Name, string Language, AgentCard Card)> names;
    private readonly Dictionary<string, string[]> around;

    public Naming(AgentDirectory agents)
    {
        names =
        [
            .. (from card in agents.Cards
                from language in Language.All
                from name in card.CalledBy.GetValueOrDefault(language, []).Append(card.Names.In(language))
                select (Name: Shape(name, language), Language: language, Card: card)).OrderByDescending(entry => entry.Name.Length),
        ];
        using var stream = typeof(Naming).Assembly.GetManifestResourceStream($"{typeof(Naming).Namespace}.naming.json")!;
        around = JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!
            .ToDictionary(pair => pair.Key, pair => pair.Value.Select(word => Shape(word, pair.Key)).OrderByDescending(word => word.Length).ToArray());
    }

    public AgentCard? Find(string text, string language)
    {
        var said = Shape(text, language);
        return names.FirstOrDefault(entry => entry.Language == language && IsOnly(said, entry.Name, language)).Card
            // A name on a button may be in the page's language while the citizen's is another.
            ?? names.FirstOrDefault(entry => entry.Name.Trim() == Shape(text, entry.Language).Trim()).Card;
    }

    private bool IsOnly(string said, string name, string language)
    {
        if (!said.Contains(name, StringComparison.Ordinal))
            return false;
        var rest = said.Replace(name, " ", StringComparison.Ordinal);
        foreach (var word in around[language])
            rest = rest.Replace(word, " ", StringComparison.Ordinal).Replace(word, " ", StringComparison.Ordinal);
        return string.IsNullOrWhiteSpace(rest);
    }

    // English is compared word by word, the others without their spaces.
    private static string Shape(string text, string language) => language == Language.English
        ? $" {PlainText.Of(text)} "
        : PlainText.Of(text).Replace(" ", "", StringComparison.Ordinal);
}
