using System.Text;
using System.Text.Json.Nodes;

namespace MetaverseSeoul.Knowledge.Index.Elasticsearch;

/// <summary>Documents on their way to one index by <c>_bulk</c> (newline-delimited JSON: an action, then its document). What the cluster was too busy to take is
/// sent again, later each time.</summary>
internal sealed class BulkRequest(ElasticsearchClient client, string index, TimeProvider time)
{
    /// <summary>Elasticsearch advises a few megabytes a request.</summary>
    private const int FullAt = 4 * 1024 * 1024;

    private const int MostAttempts = 6;
    private const int TooBusy = 429;

    private readonly List<string> waiting = [];
    private int size;

    public bool IsFull => size >= FullAt;

    public void Put(string id, JsonObject document) => Add($"{Action("index", id)}\n{document.ToJsonString()}\n");

    public void Delete(string id) => Add($"{Action("delete", id)}\n");

    /// <summary>Sends what waits.</summary>
    /// <param name="isSearchableAtOnce">False while an index is built: it is refreshed once at the end.</param>
    public async Task SendAsync(bool isSearchableAtOnce, CancellationToken cancellation)
    {
        var delay = TimeSpan.FromMilliseconds(100);
        for (var attempt = 1; waiting.Count > 0; attempt++)
        {
            var path = $"{index}/_bulk?filter_path=errors,items.*.status,items.*.error{(isSearchableAtOnce ? "&refresh=true" : "")}";
            var answer = await client.TellAsync(HttpMethod.Post, path, string.Concat(waiting), cancellation, "application/x-ndjson");
            var again = Refused(answer);
            waiting.Clear();
            waiting.AddRange(again);
            if (waiting.Count > 0 && attempt == MostAttempts)
                throw new ElasticsearchException(System.Net.HttpStatusCode.TooManyRequests, "es_rejected_execution_exception", $"{waiting.Count} documents were refused {MostAttempts} times");
            if (waiting.Count > 0)
                await Task.Delay(delay, time, cancellation);
            delay *= 2;
        }

        size = 0;
    }

    private static string Action(string kind, string id) => new JsonObject { [kind] = new JsonObject { ["_id"] = id } }.ToJsonString();

    private void Add(string lines)
    {
        waiting.Add(lines);
        size += Encoding.UTF8.GetByteCount(lines);
    }

    // The items of the answer stand in the order of the request.
    private List<string> Refused(JsonNode answer)
    {
        if (answer["errors"]?.GetValue<bool>() != true)
            return [];
        List<string> again = [];
        var items = answer["items"]!.AsArray();
        for (var i = 0; i < items.Count; i++)
        {
            var (kind, item) = items[i]!.AsObject().First();
            var status = (int)item!["status"]!;
            if (status == TooBusy)
                again.Add(waiting[i]);
            // Taking away what is not there has done what was wanted.
            else if (status >= 300 && !(kind == "delete" && status == 404))
                throw new ElasticsearchException((System.Net.HttpStatusCode)status, item["error"]?["type"]?.ToString() ?? "", item["error"]?["reason"]?.ToString() ?? "a document was refused");
        }

        return again;
    }
}
