using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace MetaverseSeoul.Mesh.Storage;

/// <summary>One connection with its prepared statements. The log's few hot statements are plain SQL with positional parameters
/// (<c>$1</c>, <c>$2</c> …) that SQLite and PostgreSQL read alike; everything else goes through EF Core.</summary>
public sealed class DbSession(DbConnection connection, Func<DbSession, ValueTask> release) : IAsyncDisposable
{
    // Npgsql prepares by itself and wants its commands disposed; SQLite wants them kept.
    private readonly Dictionary<string, DbCommand>? prepared = connection is SqliteConnection ? [] : null;

    public DbConnection Connection => connection;

    public DbTransaction? Transaction { get; set; }

    public async ValueTask<int> ExecuteAsync(string sql, params object?[] values)
    {
        var command = Command(sql, values);
        try
        {
            return await command.ExecuteNonQueryAsync();
        }
        finally
        {
            Return(command);
        }
    }

    /// <summary>The first row, or default when there is none.</summary>
    public async ValueTask<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> read, params object?[] values)
    {
        var command = Command(sql, values);
        try
        {
            await using var reader = await command.ExecuteReaderAsync();
            return await reader.ReadAsync() ? read(reader) : default;
        }
        finally
        {
            Return(command);
        }
    }

    public async ValueTask<List<T>> AllAsync<T>(string sql, Func<DbDataReader, T> read, params object?[] values)
    {
        var command = Command(sql, values);
        try
        {
            var rows = new List<T>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add(read(reader));
            return rows;
        }
        finally
        {
            Return(command);
        }
    }

    public ValueTask DisposeAsync() => release(this);

    internal async ValueTask CloseAsync()
    {
        foreach (var command in prepared?.Values ?? Enumerable.Empty<DbCommand>())
            await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    private DbCommand Command(string sql, object?[] values)
    {
        if (prepared is null || !prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            // The statements are constants of this assembly; values are always parameters.
#pragma warning disable CA2100
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                if (prepared is not null)
                    parameter.ParameterName = $"${i + 1}";
                command.Parameters.Add(parameter);
            }

            prepared?.Add(sql, command);
        }

        command.Transaction = Transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private void Return(DbCommand command)
    {
        if (prepared is null)
            command.Dispose();
    }
}
