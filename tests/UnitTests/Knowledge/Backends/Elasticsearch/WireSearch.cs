using System.Text.Json.Nodes;

namespace MetaverseSeoul.UnitTests.Knowledge.Backends.Elasticsearch;

/// <summary>The one query we send: <c>bool</c> with <c>term</c> filters and <c>multi_match</c> shoulds over boosted fields.</summary>
internal static class WireSearch
{
    public static JsonObject Answer(WireIndex index, JsonNode search)
    {
        var query = search["query"]!["bool"]!;
        var hits = index.Sources
            .Where(source => query["filter"]!.AsArray().All(filter => Is(source, filter!["term"]!.AsObject().First())))
            .Select(source => (Source: source, Score: query["should"]!.AsArray().Sum(should => Score(source, should!["multi_match"]!))))
            .Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score)
            .Take((int)search["size"]!);
        return new JsonObject
        {
            ["timed_out"] = false,
            ["hits"] = new JsonObject { ["hits"] = new JsonArray([.. hits.Select(hit => new JsonObject { ["_source"] = hit.Source.DeepClone() })]) },
        };
    }

    private static bool Is(JsonObject source, KeyValuePair<string, JsonNode?> term) => (string?)source[term.Key] == (string?)term.Value;

    private static double Score(JsonObject source, JsonNode match)
    {
        var words = ((string)match["query"]!).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return match["fields"]!.AsArray().Select(field => ((string)field!).Split('^')).Sum(field =>
            Text(source, field[0]).Split([' ', '\n']).Count(words.Contains) * (field.Length > 1 ? double.Parse(field[1], System.Globalization.CultureInfo.InvariantCulture) : 1));
    }

    private static string Text(JsonNode source, string field) =>
        (string?)field.Split('.').Aggregate((JsonNode?)source, (node, member) => node?[member]) ?? "";
}
