using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Storage;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.Mesh.Floor;

/// <summary>The floor of each conversation: a lease <c>{holder, epoch, until}</c>. Every change raises the epoch, and whatever was written
/// under an older one can no longer reach the citizen.</summary>
public sealed class FloorKeeper(MeshDatabase database, IHints hints, TimeProvider time)
{
    /// <summary>How long a console holds the floor between two heartbeats.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Moves the floor: what was said until now is not answered by the bot any more.</summary>
    private const string Move = """
        UPDATE conversation SET floor_kind = $3, floor_holder = $4, floor_epoch = floor_epoch + 1, floor_until = $5, handled_seq = head_seq + 1,
            head_seq = head_seq + 1, last_at = CASE WHEN last_at >= $6 THEN last_at + 1 ELSE $6 END, changed_at = $6, turn_attempts = 0,
            queue = $7, queued_at = $8
        WHERE id = $1 AND floor_epoch = $2 AND closed_at IS NULL
        RETURNING head_seq, last_at, floor_epoch
        """;

    private const string Renew =
        "UPDATE conversation SET floor_until = $4 WHERE id = $1 AND floor_epoch = $2 AND floor_holder = $3 AND floor_kind <> 'bot' AND floor_until > $5";

    private const string TakeHolderSeq = """
        UPDATE conversation SET head_seq = head_seq + 1, last_at = CASE WHEN last_at >= $3 THEN last_at + 1 ELSE $3 END, changed_at = $3
        WHERE id = $1 AND closed_at IS NULL AND ($4 = 'staff' OR (floor_epoch = $2 AND floor_kind <> 'bot'))
        RETURNING head_seq, last_at, floor_epoch
        """;

    private const string FindExpired =
        "SELECT id, floor_epoch, queue, floor_holder FROM conversation WHERE floor_until < $1 AND floor_kind <> 'bot' AND closed_at IS NULL LIMIT 100";

    /// <summary>Takes the floor from whoever holds it under this epoch. Null when somebody was first.</summary>
    /// <param name="kind">A value of <see cref="FloorKind"/>: <c>staff</c> or <c>remote</c>.</param>
    /// <param name="holder">The staff member's or agency's id.</param>
    public Task<long?> TakeAsync(string conversationId, long epoch, string kind, string holder, CancellationToken cancellation)
    {
        if (kind == FloorKind.Bot)
            throw new ArgumentException("The bot is given the floor back; it does not take it.", nameof(kind));
        return MoveAsync(conversationId, epoch, kind, holder, time.GetUtcNow() + Lease, "accepted", queue: null, cancellation);
    }

    /// <summary>Gives the floor back to the bot. Null when the epoch is not the floor's any more.</summary>
    public Task<long?> GiveBackAsync(string conversationId, long epoch, CancellationToken cancellation) =>
        MoveAsync(conversationId, epoch, FloorKind.Bot, holder: null, until: null, "returned", queue: null, cancellation);

    /// <summary>A console's heartbeat. False when its lease is gone: it must take the floor anew.</summary>
    public async Task<bool> RenewAsync(string conversationId, long epoch, string holder, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await database.CommitAsync(
            transaction => transaction.ExecuteAsync(
                Renew, conversationId, epoch, holder, (now + Lease).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()),
            cancellation) > 0;
    }

    /// <summary>Appends what the holder of the floor says. Under a stale epoch it never reaches the citizen: it is kept as a private note, and
    /// the answer says so.</summary>
    public async Task<HolderAppend> AppendAsync(string conversationId, long epoch, Activity activity, CancellationToken cancellation)
    {
        var body = StoredBody.From(activity, isCitizens: false);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var appended = await database.CommitAsync(
            async transaction =>
            {
                foreach (var audience in (string[])[Audience.All, Audience.Staff])
                {
                    var taken = await transaction.FirstAsync(
                        TakeHolderSeq, row => new TakenSeq(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), conversationId, epoch, now, audience);
                    if (taken is null)
                        continue;
                    await LogWrite.InsertAsync(
                        transaction, new NewEntry(conversationId, taken.Seq, LogRole.Staff, epoch, audience, null, taken.At, body));
                    return new HolderAppend(ActivityId.Of(conversationId, taken.Seq), taken.Seq, IsStale: audience == Audience.Staff);
                }

                throw new ConversationGoneException(conversationId, hasEnded: false);
            },
            cancellation);
        hints.Appended(conversationId, appended.Seq);
        return appended;
    }

    /// <summary>Takes the floor from consoles that went silent, and puts their conversations back into their queue, ahead of others.</summary>
    public async Task ExpireAsync(CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        var expired = await session.AllAsync(
            FindExpired,
            row => (Id: row.GetString(0), Epoch: row.GetInt64(1), Queue: row.IsDBNull(2) ? null : row.GetString(2)),
            time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var (id, epoch, queue) in expired)
            await MoveAsync(id, epoch, FloorKind.Bot, holder: null, until: null, "queued", queue ?? "civil", cancellation);
    }

    private async Task<long?> MoveAsync(
        string conversationId, long epoch, string kind, string? holder, DateTimeOffset? until, string state, string? queue, CancellationToken cancellation)
    {
        var status = HandoffEvents.Status(conversationId, state, new JsonObject
        {
            ["kind"] = kind,
            ["holder"] = holder,
            ["epoch"] = epoch + 1,
            ["expiresAt"] = until?.UtcDateTime.ToString("O"),
        });
        var body = StoredBody.From(status, isCitizens: false);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var moved = await database.CommitAsync(
            async transaction =>
            {
                var taken = await transaction.FirstAsync(
                    Move, row => new TakenSeq(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
                    // A queue time of 0 stands ahead of everybody who is still waiting for the first time.
                    conversationId, epoch, kind, holder, until?.ToUnixTimeMilliseconds(), now, queue, queue is null ? null : 0L);
                if (taken is null)
                    return null;
                await LogWrite.InsertAsync(
                    transaction, new NewEntry(conversationId, taken.Seq, LogRole.System, taken.Epoch, Audience.All, null, taken.At, body));
                return taken;
            },
            cancellation);
        if (moved is null)
            return null;
        hints.Appended(conversationId, moved.Seq);
        return moved.Epoch;
    }

    private sealed record TakenSeq(long Seq, long At, long Epoch);
}

/// <param name="IsStale">The floor had moved on: the text was kept as a private note, not shown to the citizen.</param>
public sealed record HolderAppend(string Id, long Seq, bool IsStale);
