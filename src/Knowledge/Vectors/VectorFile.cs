using System.Runtime.InteropServices;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetaverseSeoul.Knowledge.Vectors;

/// <summary>The file <c>vectors.db</c>: what the model said of each text, so that it is asked once. It can be deleted at any time.</summary>
internal sealed class VectorFile : IDisposable
{
    private readonly SqliteConnection connection;

    public VectorFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        connection = SqliteFile.Open(path, SqliteOpenMode.ReadWriteCreate);
        connection.Run("CREATE TABLE IF NOT EXISTS vector (key TEXT, language TEXT, text_hash TEXT NOT NULL, numbers BLOB NOT NULL, PRIMARY KEY (key, language)) WITHOUT ROWID");
    }

    /// <summary>Opens the file, and makes it anew where it is no database.</summary>
    public static VectorFile Open(string path)
    {
        try
        {
            return new VectorFile(path);
        }
        catch (SqliteException)
        {
            File.Delete(path);
            return new VectorFile(path);
        }
    }

    public IEnumerable<(string Key, string Language, string TextHash, float[] Numbers)> All()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, language, text_hash, numbers FROM vector";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return (reader.GetString(0), reader.GetString(1), reader.GetString(2), MemoryMarshal.Cast<byte, float>(reader.GetFieldValue<byte[]>(3)).ToArray());
    }

    public void Put(string key, string language, string textHash, ReadOnlySpan<float> numbers) =>
        connection.Run("INSERT OR REPLACE INTO vector VALUES ($1, $2, $3, $4)", key, language, textHash, MemoryMarshal.AsBytes(numbers).ToArray());

    public void Remove(string key, string language) => connection.Run("DELETE FROM vector WHERE key = $1 AND language = $2", key, language);

    public void Dispose() => connection.Dispose();
}
