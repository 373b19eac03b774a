using MetaverseSeoul.Mesh;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Gateway.Chat;

internal static class WelcomeHandler
{
    private const int Counters = 4;
    private const int QuestionsPerCounter = 2;

    /// <summary>What the page shows before anything is asked. Made from the agents' cards: a counter is shown only for what can be answered.</summary>
    public static IResult Get(AgentDirectory agents, Switchboard switches, IOptions<GatewayOptions> gateway, IOptions<MeshOptions> mesh)
    {
        var welcome = new Welcome(
            [.. agents.Cards.Select(card => AgentView(card, switches.NoticeWhenOff(card.Id)))],
            [.. CountersOf(agents.Cards)],
            switches.Banner,
            new WelcomeLimits(gateway.Value.MaxTextCharacters, gateway.Value.MaxUploadBytes),
            mesh.Value.RetentionDays);
        return TypedResults.Json(welcome, ChatJson.Default.Welcome);
    }

    private static WelcomeAgent AgentView(AgentCard card, Localized? notice) => new(card.Id, card.Names, card.Accent, notice is null, notice);

    /// <summary>The first topic of each agent, then the second of each, until there are four.</summary>
    private static IEnumerable<WelcomeCounter> CountersOf(IReadOnlyList<AgentCard> cards) => cards
        .SelectMany((card, order) => card.Topics.Select((topic, rank) => (card, topic, order, rank)))
        .OrderBy(entry => entry.rank)
        .ThenBy(entry => entry.order)
        .Take(Counters)
        .Select(entry => new WelcomeCounter(
            entry.card.Id,
            entry.topic.Icon,
            entry.topic.Name,
            entry.topic.Examples.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.Take(QuestionsPerCounter)])));
}
