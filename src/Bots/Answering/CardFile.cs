using System.Text.Json;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Answering;

/// <summary>An agent's <c>card.json</c>: what it can be asked, how else it is called, which words are of its field. Names and greeting are with its
/// voice (<c>texts.json</c>), where its translators look.</summary>
internal sealed record CardFile(
    IReadOnlyDictionary<string, IReadOnlyList<string>> CalledBy,
    IReadOnlyDictionary<string, IReadOnlyList<string>> FieldWords,
    IReadOnlyList<AgentTopic> Topics)
{
    /// <param name="agent">A type of the agent's folder.</param>
    public static AgentCard Card(Type agent, Voice voice, string id, string desk, string accent, AgentFigure figure)
    {
        using var stream = agent.Assembly.GetManifestResourceStream($"{agent.Namespace}.card.json")!;
        var file = JsonSerializer.Deserialize<CardFile>(stream, JsonSerializerOptions.Web)!;
        return new AgentCard
        {
            Id = id,
            Names = voice["name"],
            Greeting = voice["greeting"],
            Topics = file.Topics,
            CalledBy = file.CalledBy,
            FieldWords = file.FieldWords,
            Desk = desk,
            Accent = accent,
            Figure = figure,
        };
    }
}
