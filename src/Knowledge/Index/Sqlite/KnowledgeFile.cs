using System.Globalization;
using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Index.Terms;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Data.Sqlite;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>The file <c>knowledge.db</c>: an FTS5 table for each language, made from the articles and from nothing else. It can be deleted at any
/// time.</summary>
internal static class KnowledgeFile
{
    // Raise it when the terms or the tables change: an older file is then built again.
    private const int Form = 1;

    /// <summary>The table of a language. Its columns are weighed in <see cref="CandidateQuery"/>.</summary>
    public static string Table(string language) => $"articles_{language}";

    /// <summary>Makes the file anew unless it holds exactly these articles. It is built aside and moved into place, so that nobody ever opens half
    /// an index.</summary>
    public static void Refresh(string path, ArticleLibrary library)
    {
        var stamp = string.Create(CultureInfo.InvariantCulture, $"{Form}:{library.Fingerprint}");
        if (Stamp(path) == stamp)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // Two processes on one folder each build their own and the last one moves in: the files are the same.
        var aside = $"{path}.{Guid.NewGuid():N}";
        try
        {
            Build(aside, library, stamp);
            File.Move(aside, path, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    public static SqliteConnection Open(string path, SqliteOpenMode mode = SqliteOpenMode.ReadOnly)
    {
        // No pool: a pooled handle would go on reading a file that has been replaced.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static string? Stamp(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var connection = Open(path);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT stamp FROM built";
            return command.ExecuteScalar() as string;
        }
        catch (SqliteException)
        {
            return null; // Not ours, or cut short: it is built again.
        }
    }

    private static void Build(string path, ArticleLibrary library, string stamp)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        using var transaction = connection.BeginTransaction();
        Run(connection, "CREATE TABLE built (stamp TEXT NOT NULL)");
        foreach (var language in Language.All)
        {
            // Contentless: the bodies stay in the articles. The terms are cut already, unicode61 only splits at the spaces. Positions
            // are kept (detail is full): without them bm25 of a contentless table is the same for all rows.
            Run(connection, $"CREATE VIRTUAL TABLE {Table(language)} USING fts5(title, aliases, questions, body, content='', tokenize='unicode61 remove_diacritics 0')");
        }

        for (var id = 0; id < library.Articles.Count; id++)
            Insert(connection, id, library.Articles[id]);
        foreach (var language in Language.All)
            Run(connection, $"INSERT INTO {Table(language)}({Table(language)}) VALUES ('optimize')");
        Run(connection, "INSERT INTO built VALUES ($1)", stamp);
        transaction.Commit();
    }

    private static void Insert(SqliteConnection connection, int id, Article article) =>
        Run(
            connection,
            $"INSERT INTO {Table(article.Language)}(rowid, title, aliases, questions, body) VALUES ($1, $2, $3, $4, $5)",
            id,
            Terms(article.Title),
            Terms(string.Join('\n', article.Aliases)),
            Terms(string.Join('\n', article.Questions)),
            Terms(article.Body));

    private static string Terms(string text) => string.Join(' ', TermReader.OfText(text));

    private static void Run(SqliteConnection connection, string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        command.ExecuteNonQuery();
    }
}
