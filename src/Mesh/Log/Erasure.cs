using MetaverseSeoul.Mesh.Storage;

namespace MetaverseSeoul.Mesh.Log;

/// <summary>Deletes a conversation with all that belongs to it: when its citizen asks, or when its time is over.</summary>
public sealed class Erasure(MeshDatabase database, RecentActivities recent, IEnumerable<IErasable> modules)
{
    private static readonly string[] Statements =
    [
        "DELETE FROM activity WHERE conversation_id = $1",
        "DELETE FROM outbox WHERE conversation_id = $1",
        "DELETE FROM personal_item WHERE conversation_id = $1",
        "DELETE FROM stored_file WHERE conversation_id = $1",
        "DELETE FROM conversation WHERE id = $1",
    ];

    private const string RemoveOrphans =
        "DELETE FROM file_content WHERE NOT EXISTS (SELECT 1 FROM stored_file WHERE stored_file.hash = file_content.hash)";

    private const string HasFiles = "SELECT 1 FROM stored_file WHERE conversation_id = $1 LIMIT 1";

    public async Task EraseAsync(string conversationId, CancellationToken cancellation)
    {
        await database.CommitAsync(
            async transaction =>
            {
                foreach (var module in modules)
                    await module.EraseAsync(transaction, conversationId, cancellation);
                var hasFiles = await transaction.FirstAsync(HasFiles, _ => true, conversationId);
                foreach (var statement in Statements)
                    await transaction.ExecuteAsync(statement, conversationId);
                if (hasFiles)
                    await transaction.ExecuteAsync(RemoveOrphans);
                return true;
            },
            cancellation);
        recent.Forget(conversationId);
    }
}

/// <summary>A module that keeps rows of its own about conversations.</summary>
public interface IErasable
{
    Task EraseAsync(LogTransaction transaction, string conversationId, CancellationToken cancellation);
}
