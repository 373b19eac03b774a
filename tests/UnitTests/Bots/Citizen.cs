using System.Text.Json;
using System.Text.Json.Nodes;
using MetaverseSeoul.Bots.Callbacks;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Storage;
using MetaverseSeoul.Mesh.Turns;
using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.UnitTests.Bots;

/// <summary>A citizen in conversation with the city's bots: what is said is routed and becomes a turn, its state is kept for the next, and its rows are
/// written, as the mesh does it.</summary>
internal sealed class Citizen : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 30, 12, 0, 0, TimeSpan.FromHours(9));

    private readonly string folder = Directory.CreateTempSubdirectory("citizen-").FullName;
    private readonly MeshDatabase database;
    private readonly string locale;
    private readonly CityBots bots;
    private string? agentId;
    private JsonObject state = [];
    private int said;

    public Citizen(string locale = "ko", string conversation = "c1", DateTimeOffset? now = null)
    {
        this.locale = locale;
        Conversation = conversation;
        database = MeshDatabase.Open(null, folder);
        bots = new CityBots(new Contexts(database), now ?? Noon);
    }

    public string Conversation { get; }
    public CallbackBook Book => bots.Callbacks;
    public AgentCard Card => CardOf("petition120");
    public IReadOnlyList<AgentCard> Cards => bots.Agents.Cards;

    /// <summary>The agent the conversation is with.</summary>
    public string? AgentId => agentId;

    public AgentCard CardOf(string agent) => bots.Agents.Find(agent)!.Card;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task MigrateAsync() => await new Migrator(database, [new MigratedContext(typeof(CallbackDb))]).MigrateAsync(Stop);

    /// <summary>Says it, each text a message of its own, and hears the turn that answers.</summary>
    public Task<Heard> SaysAsync(params IEnumerable<string> texts) =>
        DoesAsync([.. texts.Select(text => new Activity { Type = ActivityTypes.Message, Text = text, Locale = locale })]);

    /// <summary>Says a telephone number: masked in the text, referred to beside it.</summary>
    public Task<Heard> SaysNumberAsync(string masked, string reference) => DoesAsync(new Activity
    {
        Type = ActivityTypes.Message,
        Text = masked,
        Locale = locale,
        ChannelData = new JsonObject { ["personal"] = new JsonArray(new JsonObject { ["kind"] = "phone", ["reference"] = reference }) },
    });

    public Task<Heard> ReactsAsync(string reaction) => DoesAsync(new Activity
    {
        Type = ActivityTypes.Invoke,
        Name = "message/submitAction",
        Value = JsonSerializer.SerializeToElement(new { actionName = "feedback", actionValue = new { reaction, feedback = new { feedbackText = "" } } }),
    });

    public async Task<Heard> DoesAsync(params Activity[] activities)
    {
        foreach (var activity in activities)
            activity.Id ??= $"m{++said}";
        var due = new DueTurn(Conversation, "directline", "dl_1", locale, agentId, 1, 1, state, 0, activities, said, Noon);
        var route = await bots.Router.RouteAsync(due, Stop);
        var outcome = new TurnOutcome(due);
        var shared = route.Shared;
        foreach (var leg in route.Legs)
            shared = await bots.Legs.RunAsync(due, leg, outcome, shared, Stop);
        var result = outcome.Result(route.AgentId, shared);
        (agentId, state) = (result.AgentId, result.State);
        foreach (var row in result.Rows)
        {
            await using var db = ModuleDb.Create(row.Context, options => database.Configure(options));
            await row.Write(db, Stop);
            await db.SaveChangesAsync(Stop);
        }

        return new Heard(result);
    }

    public async ValueTask DisposeAsync()
    {
        bots.Dispose();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Contexts(MeshDatabase database) : IDbContextFactory<CallbackDb>
    {
        public CallbackDb CreateDbContext() => (CallbackDb)ModuleDb.Create(typeof(CallbackDb), options => database.Configure(options));
    }
}

/// <summary>What came of a turn.</summary>
internal sealed class Heard(TurnResult result)
{
    /// <summary>Messages only: a handoff's event is seen in <see cref="HandoffRequest"/>.</summary>
    public IReadOnlyList<Activity> Replies { get; } = [.. result.Replies.Where(reply => reply.IsMessage)];

    public string? Expects => result.Expects;
    public HandoffRequest? HandoffRequest => result.Handoff;
    public IReadOnlyList<TurnRow> Rows => result.Rows;
    public IReadOnlyList<OutsideCall> Calls => result.Calls;
    public JsonObject State => result.State;

    public Activity OnlyReply() => Assert.Single(Replies);
}

internal static class ReplyExpectations
{
    public static string? ArticleKey(this Activity reply) => (string?)reply.ChannelData?["article"]?["key"];

    public static IReadOnlyList<string?> QuickReplies(this Activity reply) =>
        [.. (reply.SuggestedActions?.Actions ?? []).Select(action => action.Title)];

    public static bool OffersAPerson(this Activity reply) => reply.SuggestedActions?.Actions.Any(action => action.Type == "call") == true;
}
