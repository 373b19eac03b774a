using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Agents;
using Microsoft.Data.Sqlite;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>Reads what a file says of itself.</summary>
internal static class SnapshotReader
{
    /// <summary>The stamp and the build of the file; null when there is none, or one of another form.</summary>
    /// <exception cref="SqliteException">The file is no database, or a damaged one.</exception>
    public static (string Id, LibraryStamp Stamp)? Head(string path)
    {
        if (!File.Exists(path))
            return null;
        using var connection = SqliteFile.Open(path);
        return Head(connection);
    }

    public static (string Id, LibraryStamp Stamp)? Head(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT form, id, shipped, revision FROM built";
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt32(0) == SqliteFile.Form
            ? (reader.GetString(1), new LibraryStamp(reader.GetString(2), reader.GetInt64(3)))
            : null;
    }

    public static Snapshot? Open(string path)
    {
        if (!File.Exists(path))
            return null;
        using var connection = SqliteFile.Open(path);
        // One transaction: another process may be writing, and the words must be those of this revision.
        using var transaction = connection.BeginTransaction(deferred: true);
        return Head(connection) is { } head
            ? new Snapshot(path, head.Id, head.Stamp.Revision, head.Stamp.Shipped, Vocabularies(connection))
            : null;
    }

    public static Dictionary<string, Vocabulary> Vocabularies(SqliteConnection connection)
    {
        var vocabularies = Language.All.ToDictionary(language => language, _ => new Vocabulary());
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT language, content FROM vocabulary";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            vocabularies[reader.GetString(0)] = Vocabulary.Of(reader.GetFieldValue<byte[]>(1));
        return vocabularies;
    }
}
