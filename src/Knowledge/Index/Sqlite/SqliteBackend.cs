using System.Globalization;
using System.Text.Json;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Data.Sqlite;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>The index in the process: an FTS5 table for each language in one file, which several processes may share.</summary>
/// <param name="path">The file <c>knowledge.db</c> in the data folder.</param>
internal sealed class SqliteBackend(string path) : ISearchBackend
{
    // The tables are optimized when this many rows were replaced since the last time.
    private const int ReplacedBeforeOptimize = 500;

    private volatile Snapshot? current;

    // A search met damage: the keeper's next round makes the file anew.
    private volatile bool damaged;

    public string Name => "sqlite";

    public Task<LibraryStamp?> StampAsync(CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult(SnapshotReader.Head(path)?.Stamp);
        }
        catch (SqliteException)
        {
            return Task.FromResult<LibraryStamp?>(null); // Not ours, or cut short: it is built again.
        }
    }

    public async Task RebuildAsync(IArticleLibrary library, IProgress<int>? progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // Built aside and moved into place, so that nobody ever opens half an index. Two processes on one folder each build their own and the last
        // one moves in: the files say the same.
        var aside = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await FileBuilder.BuildAsync(aside, library, progress, cancellation);
            File.Move(aside, path, overwrite: true);
            damaged = false;
            Show(SnapshotReader.Open(path));
        }
        catch (SqliteException fault)
        {
            throw new SearchBackendException($"{path} could not be made: {fault.Message}", fault);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    public Task ApplyAsync(IReadOnlyList<ArticleChange> changes, CancellationToken cancellation)
    {
        Guarded(() =>
        {
            using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadWrite);
            using var transaction = connection.BeginTransaction();
            var held = SnapshotReader.Head(connection)?.Stamp.Revision ?? 0;
            using var writer = new ArticleWriter(connection);
            foreach (var change in changes.Where(change => change.Revision > held))
            {
                writer.Remove(change.Key, change.Language);
                if (change.Article is { } article)
                    writer.Add(IndexedArticle.Of(article));
            }

            writer.SaveVocabularies();
            connection.Run("UPDATE built SET revision = max(revision, $1), replaced = replaced + $2", changes[^1].Revision, writer.Removed);
            if (Convert.ToInt32(Scalar(connection, "SELECT replaced FROM built"), CultureInfo.InvariantCulture) >= ReplacedBeforeOptimize)
            {
                writer.Optimize();
                connection.Run("UPDATE built SET replaced = 0");
            }

            transaction.Commit();
            Show(SnapshotReader.Open(path));
            return true;
        });
        return Task.CompletedTask;
    }

    public Task<bool> RefreshAsync(CancellationToken cancellation)
    {
        try
        {
            if (damaged || SnapshotReader.Head(path) is not { } head)
                return Task.FromResult(false);
            if (current is not { } known || known.Id != head.Id || known.Revision != head.Stamp.Revision)
                Show(SnapshotReader.Open(path));
            return Task.FromResult(current is not null);
        }
        catch (SqliteException fault)
        {
            // Only busy for long is no damage.
            return Task.FromResult(fault.SqliteErrorCode is 5 or 6);
        }
    }

    public Vocabulary VocabularyOf(string language) => current?.Vocabularies.GetValueOrDefault(language) ?? Vocabulary.Empty;

    public ValueTask<IReadOnlyList<Candidate>> CandidatesAsync(CandidateRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (current is not { } snapshot || request.Terms.Count == 0)
            return ValueTask.FromResult<IReadOnlyList<Candidate>>([]);
        var matches = MatchQuery.Of(request.Terms, VocabularyOf(request.Language).Articles);
        return ValueTask.FromResult<IReadOnlyList<Candidate>>(Guarded(() => snapshot.Lend(searcher => searcher.Find(request, matches))));
    }

    public ValueTask<IReadOnlyDictionary<string, Article>> ReadAsync(
        IReadOnlyCollection<string> keys, IReadOnlyList<string> languages, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Article>();
        if (current is not { } snapshot || keys.Count == 0)
            return ValueTask.FromResult<IReadOnlyDictionary<string, Article>>(found);
        return ValueTask.FromResult<IReadOnlyDictionary<string, Article>>(Guarded(() => snapshot.Lend(searcher =>
        {
            foreach (var key in keys)
            {
                if (languages.Select(language => searcher.Read(key, language)).FirstOrDefault(article => article is not null) is { } article)
                    found[key] = article;
            }

            return found;
        })));
    }

    public ValueTask DisposeAsync()
    {
        current?.Retire();
        return ValueTask.CompletedTask;
    }

    private void Show(Snapshot? snapshot)
    {
        var before = current;
        current = snapshot;
        before?.Retire();
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is SqliteException or InvalidDataException or JsonException or IndexOutOfRangeException)
        {
            damaged = fault is not SqliteException { SqliteErrorCode: 5 or 6 };
            throw new SearchBackendException($"{path}: {fault.Message}", fault);
        }
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
