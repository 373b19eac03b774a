using System.Security.Cryptography;
using MetaverseSeoul.Mesh.Privacy;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Mesh.Attachments;

/// <summary>Files of conversations: bytes by content hash in the mesh's database, where every process and every backup finds them; addresses
/// that cannot be guessed.</summary>
public sealed class FileStore(MeshDatabase database, IDbContextFactory<MeshDb> contexts, TimeProvider time)
{
    private const string InsertContent = "INSERT INTO file_content (hash, content) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";

    private const string InsertFile = """
        INSERT INTO stored_file (id, conversation_id, hash, name, content_type, bytes, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    /// <returns>The file's id, its address under the channel that serves it.</returns>
    public async Task<string> KeepAsync(string conversationId, string name, string contentType, byte[] content, CancellationToken cancellation)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var (maskedName, _) = PersonalMask.Text(name);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.CommitAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync(InsertContent, hash, content);
                return await transaction.ExecuteAsync(InsertFile, id, conversationId, hash, maskedName, contentType, (long)content.Length, now);
            },
            cancellation);
        return id;
    }

    public async Task<(StoredFile File, byte[] Content)?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.Files.AsNoTracking()
            .Where(file => file.Id == id)
            .Join(db.FileContents.AsNoTracking(), file => file.Hash, content => content.Hash, (file, content) => new { file, content.Content })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : (found.file, found.Content);
    }
}
