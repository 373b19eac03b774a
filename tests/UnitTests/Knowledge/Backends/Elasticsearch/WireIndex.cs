using System.Text.Json.Nodes;

namespace MetaverseSeoul.UnitTests.Knowledge.Backends.Elasticsearch;

/// <summary>The documents of one index of a <see cref="WireCluster"/>.</summary>
internal sealed class WireIndex(string name)
{
    private readonly Dictionary<string, (JsonObject Source, long SeqNo)> documents = [];

    public long Written { get; private set; }

    /// <summary>Documents that <c>_bulk</c> refuses with 429 the first time.</summary>
    public HashSet<string> Busy { get; } = [];

    public IEnumerable<JsonObject> Sources => documents.Values.Select(document => document.Source);

    public JsonObject Get(string id) => documents.TryGetValue(id, out var found)
        ? new JsonObject
        {
            ["_index"] = name,
            ["_id"] = id,
            ["_seq_no"] = found.SeqNo,
            ["_primary_term"] = 1,
            ["found"] = true,
            ["_source"] = found.Source.DeepClone(),
        }
        : new JsonObject { ["_index"] = name, ["_id"] = id, ["found"] = false };

    public JsonObject Put(string id, JsonObject source, long? ifSeqNo)
    {
        if (ifSeqNo is { } wanted && (!documents.TryGetValue(id, out var held) || held.SeqNo != wanted))
            throw new WireFault(409, "version_conflict_engine_exception", $"[{id}]: version conflict, required seqNo [{wanted}]");
        documents[id] = (source, ++Written);
        return new JsonObject { ["_id"] = id, ["_seq_no"] = Written, ["_primary_term"] = 1, ["result"] = "updated" };
    }

    public JsonObject Bulk(string body)
    {
        if (!body.EndsWith('\n'))
            throw new WireFault(400, "illegal_argument_exception", "The bulk request must be terminated by a newline [\\n]");
        var lines = body[..^1].Split('\n');
        var items = new JsonArray();
        for (var at = 0; at < lines.Length; at++)
        {
            var (kind, target) = JsonNode.Parse(lines[at])!.AsObject().First();
            var id = (string)target!["_id"]!;
            var source = kind == "index" ? JsonNode.Parse(lines[++at])!.AsObject() : null;
            items.Add(new JsonObject { [kind] = Item(id, source) });
        }

        return new JsonObject { ["errors"] = items.Any(item => (int)item!.AsObject().First().Value!["status"]! >= 300), ["items"] = items };
    }

    private JsonObject Item(string id, JsonObject? source)
    {
        if (Busy.Remove(id))
        {
            return new JsonObject
            {
                ["status"] = 429,
                ["error"] = new JsonObject { ["type"] = "es_rejected_execution_exception", ["reason"] = "rejected execution of coordinating operation" },
            };
        }

        if (source is not null)
            Put(id, source, null);
        return new JsonObject { ["status"] = source is not null ? 201 : documents.Remove(id) ? 200 : 404 };
    }
}
