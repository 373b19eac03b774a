using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Mesh.Sweeping;

/// <summary>Forgets conversations past <see cref="MeshOptions.RetentionDays"/>, and personal data past their expiry.</summary>
public sealed class Retention(MeshDatabase database, Erasure erasure, IOptions<MeshOptions> options, TimeProvider time)
{
    private const string FindOld = "SELECT id FROM conversation WHERE changed_at < $1 LIMIT 20";
    private const string RemoveExpired = "DELETE FROM personal_item WHERE expires_at < $1";
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private DateTimeOffset nextRun = DateTimeOffset.MinValue;

    /// <summary>Does a little at a time, so that citizens' writes never wait behind a large deletion.</summary>
    public async Task ForgetOldAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now < nextRun)
            return;

        List<string> old;
        await using (var session = await database.OpenAsync(cancellation))
        {
            var before = now.AddDays(-options.Value.RetentionDays).ToUnixTimeMilliseconds();
            old = await session.AllAsync(FindOld, row => row.GetString(0), before);
        }

        foreach (var conversationId in old)
            await erasure.EraseAsync(conversationId, cancellation);
        await database.CommitAsync(transaction => transaction.ExecuteAsync(RemoveExpired, now.ToUnixTimeMilliseconds()), cancellation);
        if (old.Count == 0)
            nextRun = now + Every;
    }
}
