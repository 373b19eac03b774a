using MetaverseSeoul.Mesh.Storage;

namespace MetaverseSeoul.Mesh.Log;

/// <summary>The one place that inserts into the log. Whoever calls it holds the number, taken from the conversation's row in the same
/// transaction.</summary>
internal static class LogWrite
{
    private const string InsertActivity = """
        INSERT INTO activity (conversation_id, seq, type, role, from_id, epoch, audience, client_key, reply_to, at, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    /// <returns>The entry as readers will find it, once this transaction is committed.</returns>
    public static async ValueTask<LogEntry> InsertAsync(LogTransaction transaction, NewEntry entry)
    {
        var body = entry.Body.Number(ActivityId.Of(entry.ConversationId, entry.Seq), entry.At);
        await transaction.ExecuteAsync(
            InsertActivity,
            entry.ConversationId,
            entry.Seq,
            entry.Body.Type,
            entry.Role,
            entry.Body.FromId,
            entry.Epoch,
            entry.Audience,
            entry.ClientKey,
            entry.Body.ReplyTo,
            entry.At,
            body);
        return new LogEntry(entry.Seq, entry.Body.Type, entry.Role, entry.Audience, body);
    }
}

/// <param name="At">Milliseconds since 1970, UTC.</param>
internal sealed record NewEntry(
    string ConversationId, long Seq, string Role, long Epoch, string Audience, string? ClientKey, long At, StoredBody Body);
