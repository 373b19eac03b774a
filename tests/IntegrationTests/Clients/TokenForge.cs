using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.Clients;

/// <summary>Makes tokens that the host takes for its own, signed with its key out of its database: the only way to hold one that has expired, or soon
/// will, without waiting for it.</summary>
internal static class TokenForge
{
    public const string Client = "directline";
    public const string Stream = "directline-stream";

    public static string Make(HostProcess host, string conversationId, DateTime expires, string audience = Client, string? user = null, string? key = null)
    {
        var claims = new Dictionary<string, object> { ["conv"] = conversationId };
        if (user is not null)
            claims["user"] = user;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "metaverse-seoul",
            Audience = audience,
            NotBefore = expires.AddHours(-1),
            Expires = expires,
            Claims = claims,
            SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(Convert.FromBase64String(key ?? KeyOf(host))) { KeyId = "1" }, SecurityAlgorithms.HmacSha256),
        });
    }

    public static string Expired(HostProcess host, string conversationId, string audience = Client) =>
        Make(host, conversationId, DateTime.UtcNow.AddSeconds(-1), audience);

    public static string OfAnotherKey(HostProcess host, string conversationId) =>
        Make(host, conversationId, DateTime.UtcNow.AddHours(1), key: Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', 32))));

    private static string KeyOf(HostProcess host)
    {
        using var database = MeshFile.Open(host);
        using var command = database.CreateCommand();
        command.CommandText = "SELECT value FROM setting WHERE key = 'directline/signing-key'";
        return (string)command.ExecuteScalar()!;
    }
}

/// <summary>The host's SQLite file, looked at from outside.</summary>
internal static class MeshFile
{
    public static SqliteConnection Open(HostProcess host)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(host.DataFolder, "mesh.db"), Pooling = false, DefaultTimeout = 30,
        }.ToString());
        connection.Open();
        return connection;
    }

    public static T Scalar<T>(this SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return (T)command.ExecuteScalar()!;
    }

    public static void Execute(this SqliteConnection connection, string sql) => connection.Scalar<object?>(sql);
}
