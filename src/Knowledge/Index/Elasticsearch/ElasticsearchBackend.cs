using System.Text.Json;
using System.Text.Json.Nodes;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Index.Elasticsearch;

/// <summary>The index in Elasticsearch 8 or 9, over its REST API: one index behind an alias, shared by all processes.</summary>
internal sealed class ElasticsearchBackend(ElasticsearchOptions options, TimeProvider time) : ISearchBackend
{
    // Raise it when the template, the terms or the profiles change: an index of another form is not read, and built again.
    private const string Form = "1";

    // A process that died while it took changes in keeps the others out no longer than this.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly ElasticsearchClient client = new(options, time);
    private volatile View? view;

    public string Name => "elasticsearch";

    public Task<LibraryStamp?> StampAsync(CancellationToken cancellation) => GuardedAsync(
        async () => (await IndexStamp.ReadAsync(client, options.Index, Form, cancellation))?.Library, cancellation);

    public Task RebuildAsync(IArticleLibrary library, IProgress<int>? progress, CancellationToken cancellation) => GuardedAsync(
        async () =>
        {
            await new IndexBuild(client, options, Form, time).RunAsync(library, progress, cancellation);
            return await ShowAsync(cancellation);
        },
        cancellation);

    public Task ApplyAsync(IReadOnlyList<ArticleChange> changes, CancellationToken cancellation) => GuardedAsync(
        async () =>
        {
            if (await TakeAsync(changes[^1].Revision, cancellation) is { } mine)
                await ApplyAsync(mine, [.. changes.Where(change => change.Revision > mine.Library.Revision)], cancellation);
            return await ShowAsync(cancellation);
        },
        cancellation);

    public Task<bool> RefreshAsync(CancellationToken cancellation) => GuardedAsync(() => ShowAsync(cancellation), cancellation);

    public Vocabulary VocabularyOf(string language) => view?.Words.GetValueOrDefault(language) ?? Vocabulary.Empty;

    public async ValueTask<IReadOnlyList<Candidate>> CandidatesAsync(CandidateRequest request, CancellationToken cancellation)
    {
        if (request.Terms.Count == 0)
            return [];
        if (view is null)
            throw new SearchBackendException($"The index {options.Index} has not been made yet.");
        return await GuardedAsync(
            async () =>
            {
                var patience = TimeSpan.FromSeconds(options.SearchSeconds);
                using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                soon.CancelAfter(patience);
                var found = await client.AskAsync(
                    HttpMethod.Post, $"{options.Index}/_search?filter_path=timed_out,hits.hits._source", CandidateSearch.Of(request, patience), soon.Token);
                // Half of the answer may lack the right one.
                if ((bool?)found["timed_out"] == true)
                    throw new SearchBackendException("The search took too long.");
                List<Candidate> candidates = [.. (found["hits"]?["hits"]?.AsArray() ?? []).Select(hit =>
                    new Candidate((string)hit!["_source"]!["key"]!, request.Language, ArticleDocument.Profile(hit["_source"]!)))];
                return candidates;
            },
            cancellation);
    }

    public async ValueTask<IReadOnlyDictionary<string, Article>> ReadAsync(
        IReadOnlyCollection<string> keys, IReadOnlyList<string> languages, CancellationToken cancellation)
    {
        var read = new Dictionary<string, Article>();
        if (view is null || keys.Count == 0)
            return read;
        return await GuardedAsync(
            async () =>
            {
                var ids = new JsonArray([.. keys.SelectMany(key => languages.Distinct().Select(language => (JsonNode)ArticleDocument.Id(key, language)))]);
                var found = await client.AskAsync(
                    HttpMethod.Post, $"{options.Index}/_mget?_source=article&filter_path=docs.found,docs._source", new JsonObject { ["ids"] = ids }, cancellation);
                // In the order of the ids, and so of the languages.
                foreach (var document in found["docs"]!.AsArray().Where(document => (bool?)document!["found"] == true))
                {
                    var article = ArticleDocument.Article(document!["_source"]!);
                    read.TryAdd(article.Key, article);
                }

                return read;
            },
            cancellation);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <returns>The stamp with this process's lease on it; null when another process has taken the changes in.</returns>
    private async Task<IndexStamp?> TakeAsync(long revision, CancellationToken cancellation)
    {
        while (true)
        {
            var stamp = await IndexStamp.ReadAsync(client, options.Index, Form, cancellation)
                ?? throw new SearchBackendException($"The index {options.Index} is gone.");
            if (stamp.Library.Revision >= revision)
                return null;
            var now = time.GetUtcNow();
            if (stamp.BusyUntil <= now && await (stamp with { BusyUntil = now + Lease }).WriteAsync(client, Form, cancellation) is { } mine)
                return mine;
            await Task.Delay(Look, time, cancellation);
        }
    }

    private async Task ApplyAsync(IndexStamp mine, List<ArticleChange> changes, CancellationToken cancellation)
    {
        // An article that was changed twice is written once, as it is now.
        var last = changes.GroupBy(change => (change.Key, change.Language)).Select(group => group.Last()).ToList();
        var words = await Words.ReadAsync(client, mine.Index, cancellation);
        var before = await ProfilesAsync(mine.Index, last, cancellation);
        var bulk = new BulkRequest(client, mine.Index, time);
        foreach (var change in last)
        {
            var id = ArticleDocument.Id(change.Key, change.Language);
            if (before.TryGetValue(id, out var old))
                words[change.Language].Remove(old);
            if (change.Article is { } article)
            {
                var indexed = IndexedArticle.Of(article);
                words[change.Language].Add(indexed);
                bulk.Put(id, ArticleDocument.Of(indexed));
            }
            else
            {
                bulk.Delete(id);
            }
        }

        foreach (var (language, vocabulary) in words)
            bulk.Put(Words.Id(language), Words.Document(language, vocabulary));
        await bulk.SendAsync(isSearchableAtOnce: true, cancellation);
        await (mine with { Library = mine.Library with { Revision = changes[^1].Revision }, BusyUntil = DateTimeOffset.UnixEpoch }).WriteAsync(client, Form, cancellation);
    }

    private async Task<Dictionary<string, Profile>> ProfilesAsync(string index, List<ArticleChange> changes, CancellationToken cancellation)
    {
        var ids = new JsonArray([.. changes.Select(change => (JsonNode)ArticleDocument.Id(change.Key, change.Language))]);
        var found = await client.AskAsync(HttpMethod.Post, $"{index}/_mget?_source=profile", new JsonObject { ["ids"] = ids }, cancellation);
        return found["docs"]!.AsArray().Where(document => (bool?)document!["found"] == true)
            .ToDictionary(document => (string)document!["_id"]!, document => ArticleDocument.Profile(document!["_source"]!));
    }

    // What is searched with must be the words of what is searched.
    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        var stamp = await IndexStamp.ReadAsync(client, options.Index, Form, cancellation);
        if (stamp is null)
        {
            view = null;
            return false;
        }

        if (view is not { } known || known.Index != stamp.Index || known.Revision != stamp.Library.Revision)
            view = new View(stamp.Index, stamp.Library.Revision, await Words.ReadAsync(client, stamp.Index, cancellation));
        return true;
    }

    private static async Task<T> GuardedAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && IsTheirs(fault))
        {
            throw new SearchBackendException(fault.Message, fault);
        }
    }

    // The last line: an answer that lacks what the documentation promises.
    private static bool IsTheirs(Exception fault) =>
        fault is ElasticsearchException or HttpRequestException or IOException or OperationCanceledException or InvalidDataException
            or JsonException or FormatException or InvalidOperationException or NullReferenceException;

    private sealed record View(string Index, long Revision, IReadOnlyDictionary<string, Vocabulary> Words);
}
