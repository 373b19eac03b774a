using System.Reflection;
using System.Text.Json;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Texts;

namespace MetaverseSeoul.Bots.Petition120;

/// <summary>What the mesh knows of the 120 desk's bot; its topics and their examples are in <c>topics.json</c>.</summary>
internal static class Petition120Card
{
    public const string Id = "petition120";

    public static AgentCard Of(TextCatalog texts) => new()
    {
        Id = Id,
        Names = texts["name"],
        Greeting = texts["greeting"],
        Topics = Topics(),
        Desk = "civil",
        Accent = "blue",
        Figure = new AgentFigure("city-hall", "counter-vest"),
    };

    private static List<AgentTopic> Topics()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(Petition120Card).Namespace}.topics.json")!;
        return JsonSerializer.Deserialize<List<AgentTopic>>(stream, JsonSerializerOptions.Web)!;
    }
}
