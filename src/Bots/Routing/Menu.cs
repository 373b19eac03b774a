using System.Text.Json.Nodes;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Texts;

namespace MetaverseSeoul.Bots.Routing;

/// <summary>What the router says itself, in an agent's name.</summary>
internal static class Menu
{
    private static readonly TextCatalog Texts = TextCatalog.Load(typeof(Menu).Assembly, "Routing.texts.json");

    // More buttons than this are a list to read.
    private const int MostExamples = 4;

    /// <summary>All agents that are on, what each can be asked, and their names to press.</summary>
    public static Activity Of(IReadOnlyList<AgentCard> cards, string language)
    {
        var lines = cards.Select(card => $"- **{card.Names.In(language)}**: {string.Join(", ", card.Topics.Select(topic => topic.Name.In(language)))}");
        var menu = Message($"{Texts["menu"].In(language)}\n\n{string.Join('\n', lines)}", language, cards.Select(card => card.Names.In(language)));
        // Clients that shorten quick replies show these whole.
        menu.ChannelData = new JsonObject { ["menu"] = true };
        return menu;
    }

    /// <summary>An agent that was called by name says who it is.</summary>
    public static Activity Greeting(AgentCard card, string language) => Message(
        card.Greeting.In(language),
        language,
        [.. card.Topics.Select(topic => topic.Examples[language][0]).Take(MostExamples), Texts["person"].In(language)]);

    public static string Handover(AgentCard to, string language)
    {
        var name = to.Names.In(language);
        return Josa.Fit(Texts["handover"].In(language).Replace("{0}", name, StringComparison.Ordinal), name);
    }

    private static Activity Message(string text, string language, IEnumerable<string> quickReplies) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        TextFormat = "markdown",
        Locale = language,
        SuggestedActions = SuggestedActions.Of(quickReplies),
    };
}
