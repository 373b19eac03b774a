using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MetaverseSeoul.WorldBridge.Npcs;

internal static class FigureEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/world/figures", All).WithTags("World");

    /// <summary>The agents as the world shows them: an agent added to the mesh has a figure by its card alone.</summary>
    private static Ok<IReadOnlyList<Figure>> All(AgentDirectory agents, Switchboard switches) => TypedResults.Ok<IReadOnlyList<Figure>>(
        [.. agents.Cards.Select(card => new Figure(
            card.Id, card.Names, card.Figure.Place, card.Figure.Outfit, card.Accent, switches.NoticeWhenOff(card.Id) is null))]);
}

/// <param name="Place">The room it stands in.</param>
/// <param name="IsAvailable">False while the agent is switched off: the figure is shown away from its counter.</param>
public sealed record Figure(string Agent, Localized Names, string Place, string Outfit, string Accent, bool IsAvailable);
