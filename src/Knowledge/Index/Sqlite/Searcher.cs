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
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> rowsOf;
    private readonly SqliteCommand profile;
    private readonly SqliteCommand article;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand end;
    private readonly Dictionary<long, double> weights = [];

    public Searcher(string path)
    {
        connection = SqliteFile.Open(path);
        rowsOf = Language.All.ToDictionary(language => language, language => Prepare(
            $"SELECT rowid FROM {SqliteFile.Table(language)} WHERE {SqliteFile.Table(language)} MATCH $match", "$match"));
        profile = Prepare("SELECT key, domain, agent, profile FROM article WHERE id = $id", "$id");
        article = Prepare("SELECT content FROM article WHERE key = $key AND language = $language", "$key", "$language");
        begin = Prepare("BEGIN");
        end = Prepare("COMMIT");
    }

    /// <summary>From here to <see cref="End"/> all is read under one lock. Each of a search's many small readings by itself would lock the file, look for a
    /// journal and let go again: most of what a search costs.</summary>
    public void Begin() => begin.ExecuteNonQuery();

    public void End() => end.ExecuteNonQuery();

    /// <summary>The articles whose matches weigh most together. Not by bm25: the ranker weighs them anyway, and it costs eight times as much.</summary>
    public List<Candidate> Find(CandidateRequest request, IReadOnlyList<(string Match, double Weight)> matches)
    {
        weights.Clear();
        var rows = rowsOf[request.Language];
        foreach (var (match, weight) in matches)
        {
            rows.Parameters[0].Value = match;
            using var reader = rows.ExecuteReader();
            while (reader.Read())
            {
                var row = reader.GetInt64(0);
                weights[row] = weights.GetValueOrDefault(row) + weight;
            }
        }

        List<Candidate> candidates = [];
        var filtered = request.Domain is not null || request.Agent is not null;
        foreach (var row in Heaviest(filtered ? weights.Count : request.Most))
        {
            if (Read(row, request) is { } candidate)
                candidates.Add(candidate);
            if (candidates.Count == request.Most)
                break;
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
        foreach (var command in rowsOf.Values.Concat([profile, article, begin, end]))
            command.Dispose();
        connection.Dispose();
    }

    // A heap of the few that count: to sort all rows would take as long as to find them.
    private long[] Heaviest(int most)
    {
        var heap = new PriorityQueue<long, (double Weight, long Earlier)>();
        foreach (var (row, weight) in weights)
        {
            if (heap.Count < most)
                heap.Enqueue(row, (weight, -row));
            else
                heap.EnqueueDequeue(row, (weight, -row));
        }

        var rows = new long[heap.Count];
        for (var at = rows.Length - 1; at >= 0; at--)
            rows[at] = heap.Dequeue();
        return rows;
    }

    /// <returns>Null when the article is of another domain or agent, or was withdrawn by another process between the two reads.</returns>
    private Candidate? Read(long row, CandidateRequest request)
    {
        profile.Parameters[0].Value = row;
        using var reader = profile.ExecuteReader();
        return reader.Read()
            && (request.Domain is null || reader.GetString(1) == request.Domain)
            && (request.Agent is null || reader.GetString(2) == request.Agent)
                ? new Candidate(reader.GetString(0), request.Language, Profile.Read(reader.GetFieldValue<byte[]>(3)))
                : null;
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
