using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Mesh.Storage;

/// <summary>An open transaction of the mesh's database: plain statements, and EF contexts that write in the same transaction.</summary>
public sealed class LogTransaction(MeshDatabase database, DbSession session)
{
    public ValueTask<int> ExecuteAsync(string sql, params object?[] values) => session.ExecuteAsync(sql, values);

    public ValueTask<T?> FirstAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, params object?[] values) =>
        session.FirstAsync(sql, read, values);

    public ValueTask<List<T>> AllAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, params object?[] values) =>
        session.AllAsync(sql, read, values);

    /// <summary>Runs a module's own writes on this connection and saves them; they commit or roll back with everything else.</summary>
    public async Task WriteAsync(Type context, Func<DbContext, CancellationToken, Task> write, CancellationToken cancellation)
    {
        await using var db = ModuleDb.Create(context, options => database.Configure(options, session.Connection));
        await db.Database.UseTransactionAsync(session.Transaction, cancellation);
        await write(db, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
