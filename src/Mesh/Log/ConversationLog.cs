using System.Data.Common;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Operations;
using MetaverseSeoul.Mesh.Privacy;
using MetaverseSeoul.Mesh.Storage;

namespace MetaverseSeoul.Mesh.Log;

/// <summary>The spine: every conversation is an append-only log of activities, numbered from 1. What is acknowledged here is stored.</summary>
public sealed class ConversationLog(MeshDatabase database, RecentActivities recent, PersonalVault vault, IHints hints, TimeProvider time)
{
    private const string InsertConversation = """
        INSERT INTO conversation (id, channel, user_id, locale, version, head_seq, citizen_seq, handled_seq,
            floor_kind, floor_epoch, state, turn_attempts, created_at, changed_at, last_at)
        VALUES ($1, $2, $3, $4, 0, 0, 0, 0, 'bot', 1, '{}', 0, $5, $5, 0)
        ON CONFLICT (id) DO NOTHING
        """;

    /// <summary>Takes the next number, unless the key is known. Times go up by at least a millisecond. A citizen can always speak, so the
    /// version is not touched.</summary>
    private const string TakeCitizenSeq = """
        UPDATE conversation SET head_seq = head_seq + 1, citizen_seq = head_seq + 1, changed_at = $2,
            last_at = CASE WHEN last_at >= $2 THEN last_at + 1 ELSE $2 END
        WHERE id = $1 AND closed_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM activity WHERE conversation_id = $1 AND client_key = $3)
        RETURNING head_seq, last_at, floor_epoch, expects, floor_kind
        """;

    private const string FindByKey = "SELECT seq FROM activity WHERE conversation_id = $1 AND client_key = $2";

    private const string FindHead = """
        SELECT id, channel, user_id, locale, head_seq, floor_kind, floor_epoch, created_at, closed_at FROM conversation WHERE id = $1
        """;

    private const int HeadsAtOnce = 100;

    private static readonly string FindHeads =
        $"SELECT id, head_seq FROM conversation WHERE id IN ({string.Join(", ", Enumerable.Range(1, HeadsAtOnce).Select(n => $"${n}"))})";

    // conversationUpdate tells bots who came; it is never delivered to a client (protocol sheet §1.4).
    private const string ReadAfter = """
        SELECT seq, type, role, audience, body FROM activity
        WHERE conversation_id = $1 AND seq > $2 AND (audience = 'all' OR $3 = 'staff') AND (type <> 'conversationUpdate' OR $3 = 'staff')
        ORDER BY seq LIMIT $4
        """;

    /// <summary>Opens the conversation unless it is already open. True when it was opened now.</summary>
    public async Task<bool> StartAsync(string conversationId, string channel, string userId, string? locale, CancellationToken cancellation)
    {
        var update = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            ChannelId = channel,
            From = new ChannelAccount { Id = userId, Role = "user" },
            Conversation = new ConversationAccount { Id = conversationId },
            Locale = locale,
            MembersAdded = [new ChannelAccount { Id = userId }],
        };
        var opening = StoredBody.From(update, isCitizens: true);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var isNew = await database.CommitAsync(
            async transaction =>
            {
                if (await transaction.ExecuteAsync(InsertConversation, conversationId, channel, userId, locale, now) == 0)
                    return false;
                await AppendCitizenAsync(transaction, conversationId, opening, null, now);
                return true;
            },
            cancellation);
        if (isNew)
            hints.TurnDue(conversationId);
        return isNew;
    }

    /// <summary>Stores what the citizen sent; returns once it is on the disk. The same <paramref name="clientKey"/> twice is stored once, and
    /// answers the first id.</summary>
    /// <exception cref="ConversationGoneException">There is no such conversation, or it has ended.</exception>
    public async Task<Appended> AppendAsync(string conversationId, Activity activity, string? clientKey, CancellationToken cancellation)
    {
        using var trace = MeshMetrics.Traces.StartActivity("append");
        // Only the vault may say which secret belongs to a message; a client's word for it would open other people's.
        activity.ChannelData?.Remove(PersonalVault.Member);
        var body = StoredBody.From(activity, isCitizens: true);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var (appended, entry) = await database.CommitAsync(
            transaction => AppendCitizenAsync(transaction, conversationId, body, clientKey, now), cancellation);
        if (entry is not null)
        {
            MeshMetrics.Appends.Add(1);
            recent.Add(conversationId, entry);
            // Delivery first: the citizen sees the message stored before the bot's answer is even begun.
            hints.Appended(conversationId, appended.Seq);
            hints.TurnDue(conversationId);
        }

        return appended;
    }

    public async Task<ConversationHead?> FindAsync(string conversationId, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.FirstAsync(FindHead, ReadHead, conversationId);
    }

    /// <summary>How far these conversations' logs go; those that are not there are left out.</summary>
    public async Task<List<(string Conversation, long HeadSeq)>> ReadHeadsAsync(IEnumerable<string> conversationIds, CancellationToken cancellation)
    {
        var heads = new List<(string, long)>();
        await using var session = await database.OpenAsync(cancellation);
        foreach (var ids in conversationIds.Chunk(HeadsAtOnce))
        {
            // One statement serves every chunk: the last, shorter one repeats its first id.
            object?[] values = [.. ids, .. Enumerable.Repeat(ids[0], HeadsAtOnce - ids.Length)];
            heads.AddRange(await session.AllAsync(FindHeads, row => (row.GetString(0), row.GetInt64(1)), values));
        }

        return heads;
    }

    /// <summary>What lies after the watermark, oldest first.</summary>
    /// <param name="audience">A value of <see cref="Audience"/>: the citizen's readers ask for <c>all</c>.</param>
    public async Task<List<LogEntry>> ReadAsync(
        string conversationId, long after, string audience, int most, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.AllAsync(ReadAfter, ReadEntry, conversationId, after, audience, most);
    }

    /// <summary>The same for a reader that was told how far the log goes: what has just been appended here is not read from the database again.</summary>
    /// <param name="head">The number a hint named; 0 when nobody has told.</param>
    public async ValueTask<List<LogEntry>> ReadAsync(
        string conversationId, long after, long head, string audience, int most, CancellationToken cancellation)
    {
        if (head > after && head - after <= most && recent.Between(conversationId, after, head) is { } entries)
            return entries.FindAll(entry => IsFor(audience, entry));
        return await ReadAsync(conversationId, after, audience, most, cancellation);
    }

    // As the statement ReadAfter has it.
    private static bool IsFor(string audience, LogEntry entry) => audience == Audience.Staff
        || (entry.Audience == Audience.All && entry.Type != ActivityTypes.ConversationUpdate);

    internal static LogEntry ReadEntry(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4));

    private static ConversationHead ReadHead(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.GetInt64(4),
        row.GetString(5),
        row.GetInt64(6),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
        row.IsDBNull(8) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)));

    /// <returns>With the entry, unless the key was known.</returns>
    private async ValueTask<(Appended Appended, LogEntry? Entry)> AppendCitizenAsync(
        LogTransaction transaction, string conversationId, StoredBody body, string? clientKey, long now)
    {
        var taken = await transaction.FirstAsync(
            TakeCitizenSeq,
            row => new TakenSeq(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetString(3)),
            conversationId,
            now,
            clientKey ?? "");
        if (taken is null)
            return (await FirstOfKeyAsync(transaction, conversationId, clientKey), null);

        if (taken.Expects is not null && body.Found.LastOrDefault(number => number.Kind == taken.Expects) is { } expected)
            body = await vault.KeepAsync(transaction, conversationId, expected, body);

        var entry = await LogWrite.InsertAsync(
            transaction, new NewEntry(conversationId, taken.Seq, LogRole.Citizen, taken.FloorEpoch, Audience.All, clientKey, taken.At, body));
        return (new Appended(ActivityId.Of(conversationId, taken.Seq), taken.Seq, IsDuplicate: false), entry);
    }

    private static async ValueTask<Appended> FirstOfKeyAsync(LogTransaction transaction, string conversationId, string? clientKey)
    {
        var first = await transaction.FirstAsync(FindByKey, row => row.GetInt64(0), conversationId, clientKey ?? "");
        if (first != 0)
            return new Appended(ActivityId.Of(conversationId, first), first, IsDuplicate: true);

        var head = await transaction.FirstAsync(FindHead, ReadHead, conversationId);
        throw new ConversationGoneException(conversationId, hasEnded: head is not null);
    }

    private sealed record TakenSeq(long Seq, long At, long FloorEpoch, string? Expects);
}
