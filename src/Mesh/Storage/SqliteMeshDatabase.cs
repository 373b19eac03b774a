using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace MetaverseSeoul.Mesh.Storage;

/// <summary>SQLite in WAL mode with fsync on every commit. One writer drains a queue and commits all that waits in one transaction (group
/// commit): one fsync serves many citizens, and nobody waits for a batch to fill. A piece of work that fails takes nothing else with it.</summary>
public sealed class SqliteMeshDatabase : MeshDatabase
{
    /// <summary>Keeps a batch's latency bounded when thousands wait.</summary>
    private const int MostPerCommit = 256;

    private readonly string connectionString;
    private readonly BlockingCollection<Work> queue = [];
    private readonly ConcurrentBag<DbSession> readers = [];
    private readonly Thread writer;

    public SqliteMeshDatabase(string folder)
    {
        Directory.CreateDirectory(folder);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "mesh.db"),
            Pooling = false, // Sessions are pooled here, with their prepared statements.
            DefaultTimeout = 10,
        }.ToString();
        var session = OpenSession("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=4000;", _ => ValueTask.CompletedTask);
        writer = new Thread(() => Write(session)) { IsBackground = true, Name = "log writer" };
        writer.Start();
    }

    public override async Task<T> CommitAsync<T>(Func<LogTransaction, ValueTask<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var item = new Work<T>(work);
        queue.Add(item, CancellationToken.None);
        return await item.Committed;
    }

    public override ValueTask<DbSession> OpenAsync(CancellationToken cancellation) => new(
        readers.TryTake(out var session) ? session : OpenSession("", Release));

    public override void Configure(DbContextOptionsBuilder options, DbConnection? connection = null)
    {
        if (connection is null)
            options.UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable(ModuleDb.HistoryTable(options.Options.ContextType)));
        else
            options.UseSqlite(connection);
    }

    public override async ValueTask DisposeAsync()
    {
        queue.CompleteAdding();
        writer.Join();
        while (readers.TryTake(out var session))
            await session.CloseAsync();
        queue.Dispose();
    }

    private ValueTask Release(DbSession session)
    {
        readers.Add(session);
        return ValueTask.CompletedTask;
    }

    private DbSession OpenSession(string pragmas, Func<DbSession, ValueTask> release)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        // Plans must not depend on bound values: SQLite would compile every statement with a bound LIMIT anew each time it runs.
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = $"PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; {pragmas}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return new DbSession(connection, release);
    }

    private void Write(DbSession session)
    {
        var batch = new List<Work>();
        foreach (var first in queue.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < MostPerCommit && queue.TryTake(out var next))
                batch.Add(next);
            CommitBatch(session, batch);
            batch.Clear();
        }

        session.CloseAsync().AsTask().GetAwaiter().GetResult();
    }

    private void CommitBatch(DbSession session, List<Work> batch)
    {
        try
        {
            // Work hardly ever fails. When some does, the transaction is thrown away and all of it run again, each piece in a savepoint.
            if (!TryCommit(session, batch, (_, log, work) => work.TryRun(log)))
                TryCommit(session, batch, RunInSavepoint);
            batch.ForEach(work => work.Complete());
        }
        catch (Exception failure)
        {
            // The commit itself failed (disk full, file gone): nobody in the batch is told that it was stored.
            batch.ForEach(work => work.Fail(failure));
        }
        finally
        {
            session.Transaction = null;
        }
    }

    /// <returns>False when some work did not want to go on: then nothing is committed.</returns>
    private bool TryCommit(DbSession session, List<Work> batch, Func<DbSession, LogTransaction, Work, bool> run)
    {
        // Immediate: the write lock is taken now, so that no statement fails half-way for want of it.
        using var transaction = ((SqliteConnection)session.Connection).BeginTransaction(deferred: false);
        session.Transaction = transaction;
        var log = new LogTransaction(this, session);
        if (!batch.TrueForAll(work => run(session, log, work)))
            return false;
        transaction.Commit();
        return true;
    }

    private static bool RunInSavepoint(DbSession session, LogTransaction log, Work work)
    {
        session.ExecuteAsync("SAVEPOINT work").AsTask().GetAwaiter().GetResult();
        try
        {
            work.Run(log);
        }
        catch (Exception failure)
        {
            work.Fail(failure);
            session.ExecuteAsync("ROLLBACK TO work").AsTask().GetAwaiter().GetResult();
        }

        session.ExecuteAsync("RELEASE work").AsTask().GetAwaiter().GetResult();
        return true;
    }

    private abstract class Work
    {
        public abstract void Run(LogTransaction transaction);

        public bool TryRun(LogTransaction transaction)
        {
            try
            {
                Run(transaction);
                return true;
            }
            catch (Exception)
            {
                return false; // Run again in a savepoint, where the failure goes to whoever asked for the work.
            }
        }

        public abstract void Complete();

        public abstract void Fail(Exception failure);
    }

    private sealed class Work<T>(Func<LogTransaction, ValueTask<T>> run) : Work
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;

        public Task<T> Committed => done.Task;

        // SQLite's ADO.NET calls are synchronous underneath, so this never blocks on another thread.
        public override void Run(LogTransaction transaction) => result = run(transaction).AsTask().GetAwaiter().GetResult();

        public override void Complete() => done.TrySetResult(result!);

        public override void Fail(Exception failure) => done.TrySetException(failure);
    }
}
