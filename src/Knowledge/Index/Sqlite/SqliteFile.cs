using Microsoft.Data.Sqlite;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>How the file <c>knowledge.db</c> is opened and laid out. It is made from the articles and from nothing else: it can be deleted at any
/// time.</summary>
internal static class SqliteFile
{
    /// <summary>Raise it when the terms, the profile or the tables change: an older file is then built again.</summary>
    public const int Form = 3;

    public static string Table(string language) => $"terms_{language}";

    /// <remarks>Not in WAL mode: a rebuilt file is moved over the old one, and the old one's log must not be taken for the new one's.</remarks>
    public static SqliteConnection Open(string path, SqliteOpenMode mode = SqliteOpenMode.ReadOnly)
    {
        // No pool: a pooled handle would go on reading a file that has been replaced.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        // SQLite's own waiting is in milliseconds; the provider's goes by steps of 150.
        connection.Run("PRAGMA busy_timeout=5000");
        return connection;
    }

    public static void Create(SqliteConnection connection, IEnumerable<string> languages)
    {
        connection.Run("CREATE TABLE built (form INTEGER NOT NULL, id TEXT NOT NULL, shipped TEXT NOT NULL, revision INTEGER NOT NULL, replaced INTEGER NOT NULL)");
        connection.Run(
            """
            CREATE TABLE article (
                id INTEGER PRIMARY KEY, key TEXT NOT NULL, language TEXT NOT NULL, domain TEXT NOT NULL, agent TEXT NOT NULL,
                profile BLOB NOT NULL, content BLOB NOT NULL, UNIQUE (key, language))
            """);
        connection.Run("CREATE TABLE vocabulary (language TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID");
        foreach (var language in languages)
        {
            // Contentless: the texts stay in the articles. The terms are cut already, unicode61 only splits at the spaces. Of a term's place only the
            // column is kept: nobody searches for phrases.
            connection.Run(
                $"CREATE VIRTUAL TABLE {Table(language)} USING fts5(wordings, body, content='', contentless_delete=1, detail=column, tokenize='unicode61 remove_diacritics 0')");
        }
    }

    public static void Run(this SqliteConnection connection, string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        command.ExecuteNonQuery();
    }
}
