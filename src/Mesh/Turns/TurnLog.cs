using System.Data.Common;
using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Storage;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>Reads what a turn has to handle, and commits what came of it: replies, state, records and calls together, fenced by the
/// conversation's version and the floor's epoch.</summary>
public sealed class TurnLog(MeshDatabase database, RecentActivities recent, IHints hints, TimeProvider time)
{
    /// <summary>What one turn takes in at the most; more waits for the next turn.</summary>
    private const int MostActivities = 50;

    private const string FindDue = """
        SELECT channel, user_id, locale, agent_id, version, floor_epoch, state, turn_attempts, handled_seq, head_seq FROM conversation
        WHERE id = $1 AND floor_kind = 'bot' AND citizen_seq > handled_seq AND closed_at IS NULL
        """;

    private const string ReadUnhandled = """
        SELECT seq, type, role, audience, body FROM activity
        WHERE conversation_id = $1 AND seq > $2 AND role = 'citizen' ORDER BY seq LIMIT $3
        """;

    /// <summary>The fence: no row changes when another turn was first, or when the floor has moved since this turn was read.</summary>
    private const string CommitTurn = """
        UPDATE conversation SET version = version + 1, handled_seq = $4, state = $5, agent_id = $6, head_seq = head_seq + $7,
            last_at = CASE WHEN last_at >= $8 THEN last_at + $7 ELSE $8 + $7 END, changed_at = $8, turn_attempts = 0, expects = $9,
            queue = COALESCE($10, queue), queued_at = CASE WHEN $11 = 0 OR queue IS NOT NULL THEN queued_at ELSE $8 END,
            closed_at = CASE WHEN $12 = 1 THEN $8 ELSE closed_at END
        WHERE id = $1 AND version = $2 AND floor_epoch = $3 AND floor_kind = 'bot'
        RETURNING head_seq, last_at
        """;

    private const string CountAttempt =
        "UPDATE conversation SET turn_attempts = turn_attempts + 1, changed_at = $3 WHERE id = $1 AND version = $2 RETURNING turn_attempts";

    private const string InsertCall = """
        INSERT INTO outbox (id, conversation_id, seq, kind, body, attempts, due_at) VALUES ($1, $2, $3, $4, $5, 0, $6)
        """;

    /// <summary>What is to be handled now, or null: nothing new, or the floor is not the bot's.</summary>
    public async Task<DueTurn?> ReadDueAsync(string conversationId, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        var (due, handledSeq, headSeq) = await session.FirstAsync(FindDue, row => ReadConversation(conversationId, row), conversationId);
        if (due is null)
            return null;

        var entries = recent.Between(conversationId, handledSeq, headSeq)?.FindAll(entry => entry.Role == LogRole.Citizen).Take(MostActivities).ToList()
            ?? await session.AllAsync(ReadUnhandled, ConversationLog.ReadEntry, conversationId, handledSeq, MostActivities);
        // Between the two reads another process may have handled them all.
        if (entries.Count == 0)
            return null;
        var activities = entries.ConvertAll(entry => entry.ToActivity());
        return due with { Activities = activities, UpTo = entries[^1].Seq, LastAt = activities[^1].Timestamp ?? DateTimeOffset.MinValue };
    }

    /// <summary>True when the turn took effect; false when it lost its race and must be thrown away whole.</summary>
    public async Task<bool> CommitAsync(DueTurn due, TurnResult result, CancellationToken cancellation)
    {
        var state = result.State.ToJsonString(ActivityJson.Options);
        var replies = result.Replies.Select(reply => StoredBody.From(reply, isCitizens: false)).ToList();
        var endsConversation = result.Replies.Any(reply => reply.Type == ActivityTypes.EndOfConversation);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var committed = await database.CommitAsync(
            async transaction =>
            {
                var taken = await transaction.FirstAsync(
                    CommitTurn, row => new HeadAt(row.GetInt64(0), row.GetInt64(1)),
                    due.ConversationId, due.Version, due.FloorEpoch, due.UpTo, state, result.AgentId, (long)replies.Count, now,
                    result.Expects, result.Handoff?.Desk, result.Handoff is null ? 0L : 1L, endsConversation ? 1L : 0L);
                if (taken is null)
                    return null;

                var entries = new List<LogEntry>(replies.Count);
                for (var i = 0; i < replies.Count; i++)
                {
                    var behind = replies.Count - 1 - i;
                    entries.Add(await LogWrite.InsertAsync(transaction, new NewEntry(
                        due.ConversationId, taken.Seq - behind, LogRole.Bot, due.FloorEpoch, Audience.All, null, taken.At - behind, replies[i])));
                }

                foreach (var row in result.Rows)
                    await transaction.WriteAsync(row.Context, row.Write, cancellation);
                foreach (var call in result.Calls)
                {
                    // The id is the idempotency key the other side sees.
                    await transaction.ExecuteAsync(
                        InsertCall, Guid.CreateVersion7().ToString("N"), due.ConversationId, taken.Seq, call.Kind, call.Body, now);
                }

                return entries;
            },
            cancellation);
        if (committed is null)
            return false;
        foreach (var entry in committed)
            recent.Add(due.ConversationId, entry);
        if (committed.Count > 0)
            hints.Appended(due.ConversationId, committed[^1].Seq);
        return true;
    }

    /// <summary>Counts a failed run, and answers how often this turn has failed now.</summary>
    public Task<long> CountAttemptAsync(DueTurn due, CancellationToken cancellation) => database.CommitAsync(
        transaction => transaction.FirstAsync(
            CountAttempt, row => row.GetInt64(0), due.ConversationId, due.Version, time.GetUtcNow().ToUnixTimeMilliseconds()),
        cancellation);

    private static (DueTurn Due, long HandledSeq, long HeadSeq) ReadConversation(string conversationId, DbDataReader row) => (
        new DueTurn(
            conversationId,
            row.GetString(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.GetInt64(4),
            row.GetInt64(5),
            JsonNode.Parse(row.GetString(6))!.AsObject(),
            row.GetInt64(7),
            [],
            UpTo: 0,
            LastAt: default),
        row.GetInt64(8),
        row.GetInt64(9));

    private sealed record HeadAt(long Seq, long At);
}
