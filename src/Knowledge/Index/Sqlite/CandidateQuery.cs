using Microsoft.Data.Sqlite;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>A connection with its prepared searches, lent to one search at a time.</summary>
internal sealed class CandidateQuery : IDisposable
{
    // A word in the title or a name of the article says far more than one in its body.
    private const string Weights = "8, 6, 5, 1";

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> byLanguage = [];

    public CandidateQuery(string path, IEnumerable<string> languages, int most)
    {
        connection = KnowledgeFile.Open(path);
        foreach (var language in languages)
        {
            var command = connection.CreateCommand();
            var table = KnowledgeFile.Table(language);
            command.CommandText = $"SELECT rowid FROM {table} WHERE {table} MATCH $match ORDER BY bm25({table}, {Weights}) LIMIT {most}";
            command.Parameters.Add("$match", SqliteType.Text);
            command.Prepare();
            byLanguage[language] = command;
        }
    }

    /// <param name="match">FTS5 query syntax; made by us from terms, never from a citizen's text.</param>
    public void Find(string language, string match, List<int> into)
    {
        var command = byLanguage[language];
        command.Parameters[0].Value = match;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            into.Add(reader.GetInt32(0));
    }

    public void Dispose()
    {
        foreach (var command in byLanguage.Values)
            command.Dispose();
        connection.Dispose();
    }
}
