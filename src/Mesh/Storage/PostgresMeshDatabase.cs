using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MetaverseSeoul.Mesh.Storage;

/// <summary>PostgreSQL: each piece of work is a transaction of its own; the conversation's row lock orders them.</summary>
public sealed class PostgresMeshDatabase : MeshDatabase
{
    private const int Tries = 5;
    private readonly NpgsqlDataSource source;

    public PostgresMeshDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 64, AutoPrepareMinUsages = 2 };
        // A database that does not answer is a named failure within seconds, not a page that hangs.
        settings.Timeout = Math.Min(settings.Timeout, 5);
        settings.CommandTimeout = Math.Min(settings.CommandTimeout, 10);
        source = NpgsqlDataSource.Create(settings);
    }

    public override async Task<T> CommitAsync<T>(Func<LogTransaction, ValueTask<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var session = await OpenAsync(cancellation);
                await using var transaction = await session.Connection.BeginTransactionAsync(cancellation);
                session.Transaction = transaction;
                var result = await work(new LogTransaction(this, session));
                // From here on the outcome must be known: a cancelled commit would leave the caller guessing.
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (Exception failure) when (attempt < Tries && IsRace(failure))
            {
                // Somebody else won a row or a key: look again.
            }
        }
    }

    public override async ValueTask<DbSession> OpenAsync(CancellationToken cancellation) =>
        new(await source.OpenConnectionAsync(cancellation), session => session.CloseAsync());

    public override void Configure(DbContextOptionsBuilder options, DbConnection? connection = null)
    {
        if (connection is null)
            options.UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable(ModuleDb.HistoryTable(options.Options.ContextType)));
        else
            options.UseNpgsql(connection);
    }

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    private static bool IsRace(Exception failure) =>
        (failure as PostgresException ?? failure.InnerException as PostgresException)?.SqlState is
            PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
