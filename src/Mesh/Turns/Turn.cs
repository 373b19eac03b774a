using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>One run of an agent over everything the citizen said that no turn has handled yet. What the agent puts here takes effect
/// when the turn commits: all of it, or none.</summary>
public sealed class Turn(TurnContext context, JsonObject state)
{
    private readonly List<Activity> replies = [];
    private readonly List<TurnRow> rows = [];
    private readonly List<OutsideCall> calls = [];

    public string ConversationId => context.ConversationId;
    public string UserId => context.UserId;

    /// <summary>The channel the conversation was begun on, for example <c>directline</c>.</summary>
    public string Channel => context.Channel;

    /// <summary>What the citizen sent, oldest first, at least one: messages, and events, invokes and conversationUpdates too.</summary>
    public IReadOnlyList<Activity> Activities => context.Activities;

    /// <summary>The messages' texts, one a line; empty when the turn has none (a conversation that opens, a press of a button).</summary>
    public string Text { get; } = string.Join('\n', context.Activities.Where(a => a.IsMessage && a.Text is not null).Select(a => a.Text));

    /// <summary>The citizen came in: nothing was asked yet.</summary>
    public bool IsOpening => context.Activities.All(a => a.Type == ActivityTypes.ConversationUpdate);

    /// <summary>A tag of <see cref="Language.All"/>: of the last activity, else of the conversation.</summary>
    public string Language { get; } = Agents.Language.Of(context.Activities.LastOrDefault(a => a.Locale is not null)?.Locale ?? context.Locale);

    public DateTimeOffset Now => context.Now;

    /// <summary>This agent's own memory of the conversation, kept between turns. Small: it is read and written with every turn.</summary>
    public JsonObject State { get; } = state;

    /// <summary>What all agents of the conversation know together, for example the article last told. Small, like <see cref="State"/>.</summary>
    public JsonObject Shared { get; } = context.Shared ?? [];

    /// <summary>What the router understood already; null when it did not look.</summary>
    public Reading? Reading => context.Reading;

    public IReadOnlyList<Activity> Replies => replies;
    public IReadOnlyList<TurnRow> Rows => rows;
    public IReadOnlyList<OutsideCall> Calls => calls;
    public HandoffRequest? HandoffRequest { get; private set; }

    /// <summary>What personal datum the next message is expected to carry; see <see cref="ExpectPersonal"/>.</summary>
    public string? Expects { get; private set; }

    /// <summary>Adds a reply. Ids, times, sender, recipient and <c>replyToId</c> are the log's to give.</summary>
    public Activity Reply(Activity activity)
    {
        replies.Add(activity);
        return activity;
    }

    public Activity Reply(string text, params IEnumerable<string> quickReplies)
    {
        var actions = SuggestedActions.Of(quickReplies);
        return Reply(new Activity
        {
            Type = ActivityTypes.Message,
            Text = text,
            TextFormat = "markdown",
            Locale = Language,
            SuggestedActions = actions.Actions.Count > 0 ? actions : null,
        });
    }

    /// <summary>Writes the agent's own rows in the turn's transaction.</summary>
    /// <param name="write">Called at commit, perhaps again when the transaction is retried: it may only touch the context it is given.</param>
    public void Record<TContext>(Func<TContext, CancellationToken, Task> write)
        where TContext : DbContext =>
        rows.Add(new TurnRow(typeof(TContext), (db, cancellation) => write((TContext)db, cancellation)));

    /// <summary>Asks for a call to the outside, made after the commit, at least once, by the handler registered for the kind.</summary>
    public void CallOutside(string kind, string body) => calls.Add(new OutsideCall(kind, body));

    /// <summary>Asks for a person: the conversation joins the desk's queue and keeps its bot until somebody takes it.</summary>
    public void HandOff(HandoffRequest request) => HandoffRequest = request;

    /// <summary>Says that the citizen's next message will carry a personal datum of this kind that the agent needs. It is masked in the
    /// log like any other, and kept encrypted beside it, for this purpose only and until it expires.</summary>
    /// <param name="kind">A kind of <see cref="Privacy.PersonalKind"/>, for example <c>phone</c>.</param>
    public void ExpectPersonal(string kind) => Expects = kind;

    /// <summary>The reference of a datum that was expected and came in this turn; the vault gives its value to staff.</summary>
    public string? PersonalReference(string kind) => context.Activities
        .SelectMany(a => a.ChannelData?[Privacy.PersonalVault.Member] as JsonArray ?? [])
        .LastOrDefault(item => (string?)item?["kind"] == kind)?["reference"]?.GetValue<string>();

    /// <summary>Shows "typing" on the citizen's screen now, before the turn commits.</summary>
    public Task ShowTypingAsync() => context.ShowTyping();
}

/// <summary>What the mesh tells a turn about where it runs.</summary>
public sealed record TurnContext(
    string ConversationId,
    string UserId,
    string Channel,
    string? Locale,
    IReadOnlyList<Activity> Activities,
    DateTimeOffset Now,
    Func<Task> ShowTyping,
    JsonObject? Shared = null,
    Reading? Reading = null);

public sealed record TurnRow(Type Context, Func<DbContext, CancellationToken, Task> Write);

/// <param name="Kind">Names the handler, for example <c>callback-webhook</c>.</param>
/// <param name="Body">JSON, without personal data in the clear.</param>
public sealed record OutsideCall(string Kind, string Body);

/// <param name="Desk">The desk's id, as on the agent's card.</param>
/// <param name="Reason">Why, in a stable word: <c>asked</c>, <c>unanswered</c>, <c>failed-turn</c> …</param>
public sealed record HandoffRequest(string Desk, string Reason);
