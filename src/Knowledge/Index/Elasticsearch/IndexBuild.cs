using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Library;

namespace MetaverseSeoul.Knowledge.Index.Elasticsearch;

/// <summary>Builds a whole index beside the one that is searched, then moves the alias in one step, so that nobody ever searches half an index.</summary>
internal sealed class IndexBuild(ElasticsearchClient client, ElasticsearchOptions options, string form, TimeProvider time)
{
    private const int ProgressStep = 1000;

    // Another process builds the same index: it is left to it as long as it gets on.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(30);

    public async Task RunAsync(IArticleLibrary library, IProgress<int>? progress, CancellationToken cancellation)
    {
        // Changes made while it is built come after this stamp, and are taken in again afterwards.
        var stamp = await library.StampAsync(cancellation);
        // The name says what will be in it: of several processes that start with the same articles one builds, the others wait for it.
        var index = $"{options.Index}-{form}-{stamp.Shipped.ToLowerInvariant()[..Math.Min(16, stamp.Shipped.Length)]}";
        await client.TellAsync(HttpMethod.Put, $"_index_template/{options.Index}", Template(), cancellation);
        while (!await TryCreateAsync(index, cancellation))
        {
            if (await IsMadeByAnotherAsync(index, stamp, cancellation))
                return;
            await DeleteAsync(index, cancellation);
        }

        await FillAsync(index, library, progress, cancellation);
        await IndexStamp.CreateAsync(client, index, form, stamp, cancellation);
        await client.TellAsync(HttpMethod.Put, $"{index}/_settings", """{"index": {"refresh_interval": null}}""", cancellation);
        await client.TellAsync(HttpMethod.Post, $"{index}/_refresh", null, cancellation);
        await SwapAsync(index, cancellation);
    }

    private string Template()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(IndexBuild).Namespace}.index-template.json")!;
        var template = JsonNode.Parse(stream)!.AsObject();
        template["index_patterns"] = new JsonArray($"{options.Index}-*");
        return template.ToJsonString();
    }

    private async Task<bool> TryCreateAsync(string index, CancellationToken cancellation)
    {
        try
        {
            await client.TellAsync(HttpMethod.Put, index, """{"settings": {"index": {"refresh_interval": "-1"}}}""", cancellation);
            return true;
        }
        catch (ElasticsearchException taken) when (taken.Type == "resource_already_exists_exception")
        {
            return false;
        }
    }

    private async Task FillAsync(string index, IArticleLibrary library, IProgress<int>? progress, CancellationToken cancellation)
    {
        var words = Words.None();
        var bulk = new BulkRequest(client, index, time);
        var done = 0;
        await foreach (var article in library.AllAsync(cancellation))
        {
            var indexed = IndexedArticle.Of(article);
            words[article.Language].Add(indexed);
            bulk.Put(ArticleDocument.Id(article.Key, article.Language), ArticleDocument.Of(indexed));
            if (bulk.IsFull)
                await bulk.SendAsync(isSearchableAtOnce: false, cancellation);
            if (++done % ProgressStep == 0)
                progress?.Report(done);
        }

        foreach (var (language, vocabulary) in words)
            bulk.Put(Words.Id(language), Words.Document(language, vocabulary));
        await bulk.SendAsync(isSearchableAtOnce: false, cancellation);
        progress?.Report(done);
    }

    /// <returns>True when the other process has finished; false when it seems to have died.</returns>
    private async Task<bool> IsMadeByAnotherAsync(string index, LibraryStamp stamp, CancellationToken cancellation)
    {
        var (documents, since) = (-1L, time.GetTimestamp());
        while (time.GetElapsedTime(since) < Stuck)
        {
            if (await IndexStamp.ReadAsync(client, options.Index, form, cancellation) is { } made && made.Library.Shipped == stamp.Shipped)
                return true;
            var now = await CountAsync(index, cancellation);
            if (now is null)
                return false;
            if (now != documents)
                (documents, since) = (now.Value, time.GetTimestamp());
            await Task.Delay(Look, time, cancellation);
        }

        return false;
    }

    // Documents written, searchable or not; null when the index is gone.
    private async Task<long?> CountAsync(string index, CancellationToken cancellation)
    {
        try
        {
            var stats = await client.AskAsync(HttpMethod.Get, $"{index}/_stats/indexing?filter_path=_all.primaries.indexing.index_total", null, cancellation);
            return (long?)stats["_all"]?["primaries"]?["indexing"]?["index_total"] ?? 0;
        }
        catch (ElasticsearchException gone) when (gone.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task DeleteAsync(string index, CancellationToken cancellation)
    {
        try
        {
            await client.TellAsync(HttpMethod.Delete, index, null, cancellation);
        }
        catch (ElasticsearchException gone) when (gone.Status == HttpStatusCode.NotFound)
        {
            // Another process was quicker.
        }
    }

    // One request, and so one step: the alias goes to the new index and the old ones go away.
    private async Task SwapAsync(string index, CancellationToken cancellation)
    {
        var actions = new JsonArray(new JsonObject { ["add"] = new JsonObject { ["index"] = index, ["alias"] = options.Index } });
        foreach (var old in await BehindAliasAsync(cancellation))
        {
            if (old != index)
                actions.Add(new JsonObject { ["remove_index"] = new JsonObject { ["index"] = old } });
        }

        await client.TellAsync(HttpMethod.Post, "_aliases", new JsonObject { ["actions"] = actions }.ToJsonString(), cancellation);
    }

    private async Task<IEnumerable<string>> BehindAliasAsync(CancellationToken cancellation)
    {
        try
        {
            var found = await client.AskAsync(HttpMethod.Get, $"_alias/{options.Index}", null, cancellation);
            return [.. found.AsObject().Select(pair => pair.Key)];
        }
        catch (ElasticsearchException none) when (none.Status == HttpStatusCode.NotFound)
        {
            return [];
        }
    }
}
