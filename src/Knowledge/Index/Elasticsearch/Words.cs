using System.Net;
using System.Text.Json.Nodes;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Knowledge.Index.Elasticsearch;

/// <summary>The vocabularies of an index, one document a language.</summary>
internal static class Words
{
    public static string Id(string language) => $"words.{language}";

    public static Dictionary<string, Vocabulary> None() => Language.All.ToDictionary(language => language, _ => new Vocabulary());

    public static JsonObject Document(string language, Vocabulary vocabulary) => new()
    {
        ["kind"] = "words",
        ["language"] = language,
        ["words"] = Convert.ToBase64String(vocabulary.ToBytes()),
    };

    public static async Task<Dictionary<string, Vocabulary>> ReadAsync(ElasticsearchClient client, string index, CancellationToken cancellation)
    {
        var read = None();
        var found = await client.AskAsync(
            HttpMethod.Post, $"{index}/_mget", new JsonObject { ["ids"] = new JsonArray([.. Language.All.Select(language => (JsonNode)Id(language))]) }, cancellation);
        foreach (var document in found["docs"]!.AsArray())
        {
            // An item that failed has an error where its document would be.
            if (document!["error"]?["reason"] is { } reason)
                throw new ElasticsearchException(HttpStatusCode.OK, (string?)document["error"]!["type"] ?? "", reason.ToString());
            if (document["found"]?.GetValue<bool>() == true)
                read[(string)document["_source"]!["language"]!] = Vocabulary.Of(Convert.FromBase64String((string)document["_source"]!["words"]!));
        }

        return read;
    }
}
