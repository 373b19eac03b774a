using Microsoft.Data.Sqlite;

namespace MetaverseSeoul.Benchmarks.Accuracy;

/// <summary>What anyone gets from SQLite alone: FTS5 with its trigram tokenizer and bm25, over wordings and body, any three letters of the question. It can't say
/// that it doesn't know: the first hit is its answer.</summary>
internal sealed class TrigramAnswerer : IAnswerer
{
    private const int Letters = 3;

    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public TrigramAnswerer(IEnumerable<ShippedArticle> articles)
    {
        connection.Open();
        Run("CREATE VIRTUAL TABLE article USING fts5(key UNINDEXED, language UNINDEXED, text, tokenize='trigram')");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO article VALUES ($key, $language, $text)";
        foreach (var article in articles)
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$key", article.Key);
            insert.Parameters.AddWithValue("$language", article.Language);
            insert.Parameters.AddWithValue("$text", string.Join('\n', [.. article.Wordings, article.Body]));
            insert.ExecuteNonQuery();
        }
    }

    public string Name => "SQLite FTS5 trigram, bm25";

    public bool Speaks(string language) => true;

    public Task<IReadOnlyList<Found>> AskAsync(string language, IReadOnlyList<string> questions) =>
        Task.FromResult<IReadOnlyList<Found>>([.. questions.Select(question => Ask(language, question))]);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private Found Ask(string language, string question)
    {
        var trigrams = Enumerable.Range(0, Math.Max(0, question.Length - Letters + 1)).Select(at => question.Substring(at, Letters)).Distinct()
            .Select(letters => $"\"{letters.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").ToList();
        if (trigrams.Count == 0)
            return new Found([], false);
        using var search = connection.CreateCommand();
        search.CommandText = "SELECT key FROM article WHERE article MATCH $match AND language = $language ORDER BY rank LIMIT 3";
        search.Parameters.AddWithValue("$match", $"text: ({string.Join(" OR ", trigrams)})");
        search.Parameters.AddWithValue("$language", language);
        List<string> keys = [];
        using var reader = search.ExecuteReader();
        while (reader.Read())
            keys.Add(reader.GetString(0));
        return new Found(keys, keys.Count > 0);
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
