using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Activities;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>Who answers what of a turn. A turn with two questions has two legs; they are run one after the other and committed together.</summary>
/// <param name="AgentId">The agent the conversation is with afterwards.</param>
/// <param name="Legs">In the order of their replies; at least one.</param>
/// <param name="Shared">What the conversation's agents know together, as the first leg finds it.</param>
public sealed record Route(string AgentId, IReadOnlyList<Leg> Legs, JsonObject Shared)
{
    /// <summary>All of the turn to one agent.</summary>
    public static Route To(string agentId, DueTurn due) => new(agentId, [new Leg(agentId, due.Activities)], due.Shared());
}

/// <summary>One agent's part of a turn.</summary>
/// <param name="Activities">What it is given; its replies answer the last message of these.</param>
public sealed record Leg(string AgentId, IReadOnlyList<Activity> Activities)
{
    /// <summary>What the router understood of it already; null when it did not look.</summary>
    public Reading? Reading { get; init; }

    /// <summary>A line before the agent's first reply, for example that the conversation was handed over.</summary>
    public string? Preface { get; init; }

    /// <summary>The router's own words in the agent's name: then the agent is not run.</summary>
    public Activity? Reply { get; init; }
}
