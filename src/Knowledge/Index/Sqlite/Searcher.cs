using System.Text.Json;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Data.Sqlite;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>A connection with its prepared searches, lent to one search at a time.</summary>
internal sealed class Searcher : IDisposable
{
    // A word in the title or a name of the article says far more than one in its body.
    private const string Weights = "8, 6, 5, 1";

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> all;
    private readonly Dictionary<string, SqliteCommand> some;
    private readonly SqliteCommand profile;
    private readonly SqliteCommand article;

    public Searcher(string path)
    {
        connection = SqliteFile.Open(path);
        all = Language.All.ToDictionary(language => language, language => Prepare(
            $"SELECT rowid FROM {SqliteFile.Table(language)} WHERE {SqliteFile.Table(language)} MATCH $match ORDER BY bm25({SqliteFile.Table(language)}, {Weights}) LIMIT $most", "$match", "$most"));
        some = Language.All.ToDictionary(language => language, language => Prepare(
            $"""
            SELECT article.id FROM {SqliteFile.Table(language)} JOIN article ON article.id = {SqliteFile.Table(language)}.rowid
            WHERE {SqliteFile.Table(language)} MATCH $match AND ($domain IS NULL OR domain = $domain) AND ($agent IS NULL OR agent = $agent)
            ORDER BY bm25({SqliteFile.Table(language)}, {Weights}) LIMIT $most
            """,
            "$match", "$most", "$domain", "$agent"));
        profile = Prepare("SELECT key, profile FROM article WHERE id = $id", "$id");
        article = Prepare("SELECT content FROM article WHERE key = $key AND language = $language", "$key", "$language");
    }

    /// <param name="match">FTS5 query syntax; made by us from terms, never from a citizen's text.</param>
    public List<Candidate> Find(CandidateRequest request, string match)
    {
        var filtered = request.Domain is not null || request.Agent is not null;
        var command = (filtered ? some : all)[request.Language];
        command.Parameters["$match"].Value = match;
        command.Parameters["$most"].Value = request.Most;
        if (filtered)
        {
            command.Parameters["$domain"].Value = (object?)request.Domain ?? DBNull.Value;
            command.Parameters["$agent"].Value = (object?)request.Agent ?? DBNull.Value;
        }

        List<long> rows = [];
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                rows.Add(reader.GetInt64(0));
        }

        List<Candidate> candidates = new(rows.Count);
        foreach (var row in rows)
        {
            profile.Parameters[0].Value = row;
            using var reader = profile.ExecuteReader();
            // Withdrawn by another process between the two reads.
            if (reader.Read())
                candidates.Add(new Candidate(reader.GetString(0), request.Language, Profile.Read(reader.GetFieldValue<byte[]>(1))));
        }

        return candidates;
    }

    public Article? Read(string key, string language)
    {
        article.Parameters[0].Value = key;
        article.Parameters[1].Value = language;
        return article.ExecuteScalar() is byte[] content ? JsonSerializer.Deserialize<Article>(content) : null;
    }

    public void Dispose()
    {
        foreach (var command in all.Values.Concat(some.Values).Append(profile).Append(article))
            command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }
}
