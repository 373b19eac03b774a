using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Knowledge;
using MetaverseSeoul.IntegrationTests.Services;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MetaverseSeoul.IntegrationTests.ScaledOut;

/// <summary>A running mesh, whatever it is made of.</summary>
public abstract class Mesh : IAsyncLifetime
{
    protected static IReadOnlyList<string> Settings { get; } =
        [.. SharedHost.NoLimits, .. Staff.Setting, "--Gateway:Secrets:0", SharedHost.Secret, "--Gateway:LongPollSeconds", "2"];

    /// <summary>The host citizens come to.</summary>
    public HostProcess Door { get; protected set; } = null!;

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Every row of every table in which the conversation is named.</summary>
    internal abstract Task<IReadOnlyList<string>> TracesOfAsync(string conversationId, CancellationToken cancellation);
}

/// <summary>One process on SQLite and a bus in memory: the default.</summary>
public sealed class EmbeddedMesh : Mesh
{
    public override async ValueTask InitializeAsync() => Door = await HostProcess.StartNewAsync(CancellationToken.None, [.. Settings]);

    public override ValueTask DisposeAsync() => Door.DisposeAsync();

    internal override Task<IReadOnlyList<string>> TracesOfAsync(string conversationId, CancellationToken cancellation)
    {
        using var database = MeshFile.Open(Door);
        return Task.FromResult(Traces.In(database, conversationId));
    }
}

/// <summary>A gateway and a bots process on RabbitMQ and PostgreSQL.</summary>
public sealed class ScaledOutMesh(RabbitMqServer rabbit, PostgresServer postgres) : Mesh
{
    private string database = "";
    private HostProcess? bots;

    public string Broker { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        Broker = await rabbit.NewVirtualHostAsync();
        database = await postgres.NewDatabaseAsync();
        Door = new HostProcess([.. Settings, .. Role("gateway", Broker, database)]);
        bots = new HostProcess([.. Settings, .. Role("bots", Broker, database)]);
        // At once: both find an empty database, and one of them makes the tables.
        await Task.WhenAll(Door.StartAsync(CancellationToken.None), bots.StartAsync(CancellationToken.None));
    }

    public override async ValueTask DisposeAsync()
    {
        await Door.DisposeAsync();
        if (bots is not null)
            await bots.DisposeAsync();
    }

    public static IReadOnlyList<string> Role(string role, string broker, string database) =>
        ["--Mesh:Roles", role, "--ConnectionStrings:Broker", broker, "--ConnectionStrings:Mesh", database];

    internal override async Task<IReadOnlyList<string>> TracesOfAsync(string conversationId, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellation);
        return Traces.In(connection, conversationId);
    }
}

/// <summary>Looks for a word in all text columns of all tables, so that a table made tomorrow is looked through too.</summary>
internal static class Traces
{
    public static IReadOnlyList<string> In(System.Data.Common.DbConnection database, string word)
    {
        var columns = Rows(database, database is SqliteConnection
            ? "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
            : "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'");
        Assert.Contains(columns, column => column is ["activity", "conversation_id"]);
        return [.. columns.SelectMany(column => Rows(database, $"""SELECT '{column[0]}.{column[1]}' FROM "{column[0]}" WHERE CAST("{column[1]}" AS text) LIKE '%{word}%'"""))
            .Select(row => row[0])];
    }

    private static List<string[]> Rows(System.Data.Common.DbConnection database, string sql)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // Names of the database's own catalogue and an id that the host made.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
