using Npgsql;

[assembly: AssemblyFixture(typeof(MetaverseSeoul.IntegrationTests.Services.PostgresServer))]

namespace MetaverseSeoul.IntegrationTests.Services;

/// <summary>One PostgreSQL for all tests; each test takes a database of its own.</summary>
public sealed class PostgresServer() : ThrowAwayService("postgres")
{
    /// <returns>The connection string of an empty database.</returns>
    public async Task<string> NewDatabaseAsync()
    {
        var address = new NpgsqlConnectionStringBuilder(await AddressAsync()) { Pooling = false };
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync();
        var name = $"test_{Guid.NewGuid():N}";
        await using var command = new NpgsqlCommand($"""create database "{name}" """, connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(address.ConnectionString) { Database = name, Pooling = true }.ConnectionString;
    }
}
