using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Texts;

namespace MetaverseSeoul.Bots.Answering;

/// <summary>How one agent speaks: its own words where it has some, else those that all agents share.</summary>
internal sealed class Voice
{
    private static readonly TextCatalog Shared = TextCatalog.Load(typeof(Voice).Assembly, "Answering.texts.json");
    private readonly TextCatalog own;

    private Voice(TextCatalog own) => this.own = own;

    public Localized this[string key] => own.Find(key) ?? Shared[key];

    /// <param name="agent">A type of the agent's folder, which has a <c>texts.json</c>.</param>
    public static Voice Of(Type agent) => new(TextCatalog.Load(agent.Assembly, $"{agent.Namespace}.texts.json"));
}
