using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Mesh.Storage;

/// <summary>The one database of the mesh: SQLite in the data folder, or PostgreSQL when <c>ConnectionStrings:Mesh</c> names one.</summary>
public abstract class MeshDatabase : IAsyncDisposable
{
    /// <summary>Runs the work in a transaction and returns once it is durably committed. The work may run more than once and may only
    /// use the transaction it is given: no network call inside.</summary>
    public abstract Task<T> CommitAsync<T>(Func<LogTransaction, ValueTask<T>> work, CancellationToken cancellation);

    /// <summary>A connection for reading, returned to its pool when disposed.</summary>
    public abstract ValueTask<DbSession> OpenAsync(CancellationToken cancellation);

    /// <summary>Points an EF context at this database, on a connection of its own or on the one given.</summary>
    public abstract void Configure(DbContextOptionsBuilder options, DbConnection? connection = null);

    public abstract ValueTask DisposeAsync();

    /// <param name="connectionString">PostgreSQL's, or null for SQLite.</param>
    /// <param name="folder">Where the SQLite file lies; made when it is not there.</param>
    public static MeshDatabase Open(string? connectionString, string folder) =>
        string.IsNullOrWhiteSpace(connectionString) ? new SqliteMeshDatabase(folder) : new PostgresMeshDatabase(connectionString);
}
