using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.UnitTests.Knowledge.Backends.Elasticsearch;

/// <summary>The indices of a <see cref="WireServer"/>, and what each request does to them.</summary>
internal sealed class WireCluster
{
    private readonly Lock door = new();
    private readonly Dictionary<string, WireIndex> indices = [];
    private readonly Dictionary<string, string> aliases = [];

    public JsonNode? Template { get; private set; }

    public IReadOnlyCollection<string> Indices
    {
        get
        {
            lock (door)
                return [.. indices.Keys];
        }
    }

    public void Lose(string alias)
    {
        lock (door)
        {
            indices.Remove(aliases[alias]);
            aliases.Remove(alias);
        }
    }

    public JsonNode Answer(string method, string[] path, HttpRequest request, string body)
    {
        lock (door)
        {
            return (method, path) switch
            {
                ("PUT", ["_index_template", _]) => TakeTemplate(body),
                ("PUT", [var index]) => Create(index),
                ("DELETE", [var index]) => Delete(index),
                ("POST", [var index, "_bulk"]) when request.ContentType!.StartsWith("application/x-ndjson", StringComparison.Ordinal) => Of(index).Bulk(body),
                ("GET", [var index, "_doc", var id]) => Of(index).Get(id) is { } found && (bool)found["found"]! ? found : throw new WireFault(404, "", "missing"),
                ("PUT", [var index, "_doc", var id]) => Of(index).Put(id, JsonNode.Parse(body)!.AsObject(), (long?)Number(request, "if_seq_no")),
                ("POST", [var index, "_mget"]) => new JsonObject
                {
                    ["docs"] = new JsonArray([.. JsonNode.Parse(body)!["ids"]!.AsArray().Select(id => Of(index).Get((string)id!))]),
                },
                ("POST", [var index, "_search"]) => WireSearch.Answer(Of(index), JsonNode.Parse(body)!),
                ("POST", [var index, "_refresh"]) when indices.ContainsKey(index) => Done(),
                ("PUT", [var index, "_settings"]) when indices.ContainsKey(index) => Done(),
                ("GET", [var index, "_stats", "indexing"]) => new JsonObject
                {
                    ["_all"] = new JsonObject { ["primaries"] = new JsonObject { ["indexing"] = new JsonObject { ["index_total"] = Of(index).Written } } },
                },
                ("GET", ["_alias", var alias]) => aliases.TryGetValue(alias, out var behind)
                    ? new JsonObject { [behind] = new JsonObject { ["aliases"] = new JsonObject { [alias] = new JsonObject() } } }
                    : throw new WireFault(404, "", $"alias [{alias}] missing"),
                ("POST", ["_aliases"]) => Move(JsonNode.Parse(body)!["actions"]!.AsArray()),
                _ => throw new WireFault(400, "illegal_argument_exception", $"{method} /{string.Join('/', path)} is not in the reference"),
            };
        }
    }

    private static long? Number(HttpRequest request, string name) => long.TryParse(request.Query[name], out var number) ? number : null;

    private static JsonObject Done() => new() { ["acknowledged"] = true };

    private WireIndex Of(string name) => indices.TryGetValue(aliases.GetValueOrDefault(name, name), out var index)
        ? index
        : throw new WireFault(404, "index_not_found_exception", $"no such index [{name}]");

    private JsonObject TakeTemplate(string body)
    {
        Template = JsonNode.Parse(body);
        return Done();
    }

    private JsonObject Create(string name)
    {
        if (!indices.TryAdd(name, new WireIndex(name)))
            throw new WireFault(400, "resource_already_exists_exception", $"index [{name}] already exists");
        return Done();
    }

    private JsonObject Delete(string name)
    {
        if (!indices.Remove(name))
            throw new WireFault(404, "index_not_found_exception", $"no such index [{name}]");
        foreach (var alias in aliases.Where(pair => pair.Value == name).Select(pair => pair.Key).ToList())
            aliases.Remove(alias);
        return Done();
    }

    private JsonObject Move(JsonArray actions)
    {
        foreach (var action in actions)
        {
            if (action!["remove_index"] is { } removed)
                Delete((string)removed["index"]!);
        }

        foreach (var action in actions)
        {
            if (action!["add"] is { } added)
                aliases[(string)added["alias"]!] = (string)added["index"]!;
        }

        return Done();
    }
}
