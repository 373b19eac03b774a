using System.Text.Json;
using System.Text.Json.Nodes;
using MetaverseSeoul.Bots.Callbacks;
using MetaverseSeoul.Bots.Petition120;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Storage;
using MetaverseSeoul.Mesh.Turns;
using MetaverseSeoul.UnitTests.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.UnitTests.Bots;

/// <summary>A citizen in conversation with the 120 bot: what is said becomes a turn, its state is kept for the next, and its rows are written,
/// as the mesh does it.</summary>
internal sealed class Citizen : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 30, 12, 0, 0, TimeSpan.FromHours(9));

    private readonly string folder = Directory.CreateTempSubdirectory("citizen-").FullName;
    private readonly MeshDatabase database;
    private readonly string locale;
    private readonly Lazy<Petition120Agent> agent;
    private string state = "{}";

    public Citizen(string locale = "ko", string conversation = "c1")
    {
        this.locale = locale;
        Conversation = conversation;
        database = MeshDatabase.Open(null, folder);
        Book = new CallbackBook(new Contexts(database));
        agent = new Lazy<Petition120Agent>(() => new Petition120Agent(City.Index, new PhraseBook(), Book));
    }

    public string Conversation { get; }
    public CallbackBook Book { get; }
    public AgentCard Card => agent.Value.Card;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task MigrateAsync() => await new Migrator(database, [new MigratedContext(typeof(CallbackDb))]).MigrateAsync(Stop);

    /// <summary>Says it, each text a message of its own, and hears the turn that answers.</summary>
    public Task<Turn> SaysAsync(params IEnumerable<string> texts) =>
        DoesAsync([.. texts.Select(text => new Activity { Type = ActivityTypes.Message, Text = text, Locale = locale })]);

    /// <summary>Says a telephone number: masked in the text, referred to beside it.</summary>
    public Task<Turn> SaysNumberAsync(string masked, string reference) => DoesAsync(new Activity
    {
        Type = ActivityTypes.Message,
        Text = masked,
        Locale = locale,
        ChannelData = new JsonObject { ["personal"] = new JsonArray(new JsonObject { ["kind"] = "phone", ["reference"] = reference }) },
    });

    public Task<Turn> ReactsAsync(string reaction) => DoesAsync(new Activity
    {
        Type = ActivityTypes.Invoke,
        Name = "message/submitAction",
        Value = JsonSerializer.SerializeToElement(new { actionName = "feedback", actionValue = new { reaction, feedback = new { feedbackText = "" } } }),
    });

    public async Task<Turn> DoesAsync(params Activity[] activities)
    {
        var context = new TurnContext(Conversation, "dl_1", "directline", locale, activities, Noon, () => Task.CompletedTask);
        var turn = new Turn(context, JsonNode.Parse(state)!.AsObject());
        await agent.Value.OnTurnAsync(turn, Stop);
        state = turn.State.ToJsonString();
        foreach (var row in turn.Rows)
        {
            await using var db = ModuleDb.Create(row.Context, options => database.Configure(options));
            await row.Write(db, Stop);
            await db.SaveChangesAsync(Stop);
        }

        return turn;
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Contexts(MeshDatabase database) : IDbContextFactory<CallbackDb>
    {
        public CallbackDb CreateDbContext() => (CallbackDb)ModuleDb.Create(typeof(CallbackDb), options => database.Configure(options));
    }
}

internal static class TurnExpectations
{
    public static Activity OnlyReply(this Turn turn) => Assert.Single(turn.Replies);

    public static string? ArticleKey(this Activity reply) => (string?)reply.ChannelData?["article"]?["key"];

    public static IReadOnlyList<string?> QuickReplies(this Activity reply) =>
        [.. (reply.SuggestedActions?.Actions ?? []).Select(action => action.Title)];

    public static bool OffersAPerson(this Activity reply) => reply.SuggestedActions?.Actions.Any(action => action.Type == "call") == true;
}
