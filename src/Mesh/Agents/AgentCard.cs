namespace MetaverseSeoul.Mesh.Agents;

/// <summary>What the mesh knows of an agent without running it: who it is, what it can be asked, where its people sit, how it stands in the
/// world. The page's counters, the router and the world's figures are made from cards alone.</summary>
public sealed record AgentCard
{
    /// <summary>Lower-case, stable: the <c>from.id</c> of its replies, for example <c>petition120</c>.</summary>
    public required string Id { get; init; }

    public required Localized Names { get; init; }
    public required Localized Greeting { get; init; }

    /// <summary>Subjects it answers, each with utterances citizens really type.</summary>
    public required IReadOnlyList<AgentTopic> Topics { get; init; }

    /// <summary>What else citizens call it ("세금봇"), by language tag: who says one of these wants this agent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> CalledBy { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Words that tell its field even where no article fits, by language tag.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldWords { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The staff desk its conversations are handed to: <c>civil</c>, <c>tax</c>, <c>business</c>, <c>tourism</c>, <c>foreign</c>.</summary>
    public required string Desk { get; init; }

    /// <summary>The colour that stands for it beside its icon and name (never alone): <c>blue</c>, <c>green</c>, <c>violet</c>, <c>orange</c>.</summary>
    public required string Accent { get; init; }

    public required AgentFigure Figure { get; init; }
}

/// <param name="Icon">A keyword the clients draw: <c>home</c>, <c>transport</c>, <c>waste</c>, <c>family</c>, <c>tax</c>, <c>business</c>, <c>landmark</c>, <c>petition</c>.</param>
/// <param name="Examples">By language tag; ko and en at least two each.</param>
/// <param name="IsParallel">The examples ask the same in every language, in the same order: what the index has in Korean only is found by that.</param>
public sealed record AgentTopic(
    string Icon, Localized Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Examples, bool IsParallel = false);

/// <summary>How the agent stands in the 3D world. Used by the WorldBridge; a page never needs it.</summary>
/// <param name="Place">The room it stands in, for example <c>city-hall</c>.</param>
/// <param name="Outfit">A wardrobe key, for example <c>counter-vest</c>.</param>
public sealed record AgentFigure(string Place, string Outfit);
