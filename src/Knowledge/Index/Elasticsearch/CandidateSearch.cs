using System.Text.Json.Nodes;
using MetaverseSeoul.Knowledge.Index.Backend;

namespace MetaverseSeoul.Knowledge.Index.Elasticsearch;

/// <summary>The body of the <c>_search</c> for candidates: our terms decide as they do in the embedded index, nori's morphemes and its patience with typos find what
/// they miss.</summary>
internal static class CandidateSearch
{
    // A word in the title or a name of the article says far more than one in its body: the weights of the embedded index.
    private static readonly string[] TermFields = ["terms.title^8", "terms.names^6", "terms.questions^5", "terms.body"];
    private static readonly string[] TextFields = ["title^8", "names^6", "questions^5", "body"];

    // Common terms only cost time: the most telling ones find the answer.
    private const int MostTerms = 16;

    // Lucene refuses more than 1,024 clauses; what stands further on in a long message is a story.
    private const int MostCharacters = 300;

    public static JsonObject Of(CandidateRequest request, TimeSpan timeout)
    {
        List<JsonNode> filters = [Term("kind", ArticleDocument.Kind), Term("language", request.Language)];
        if (request.Domain is { } domain)
            filters.Add(Term("domain", domain));
        if (request.Agent is { } agent)
            filters.Add(Term("agent", agent));
        return new JsonObject
        {
            ["size"] = request.Most,
            ["timeout"] = $"{(int)timeout.TotalMilliseconds}ms",
            ["track_total_hits"] = false,
            ["_source"] = new JsonArray("key", "profile"),
            ["query"] = new JsonObject
            {
                ["bool"] = new JsonObject
                {
                    ["filter"] = new JsonArray([.. filters]),
                    ["should"] = new JsonArray(
                        Match(string.Join(' ', request.Terms.Take(MostTerms).Select(term => term.Text)), TermFields),
                        Match(request.Text.Length > MostCharacters ? request.Text[..MostCharacters] : request.Text, TextFields, fuzziness: "AUTO:4,8")),
                    ["minimum_should_match"] = 1,
                },
            },
        };
    }

    private static JsonObject Term(string field, string value) => new() { ["term"] = new JsonObject { [field] = value } };

    // most_fields: what is said in the title, the names and the questions adds up, as it does in bm25 over all columns. A multi_match has no query syntax.
    private static JsonObject Match(string text, string[] fields, string? fuzziness = null)
    {
        var match = new JsonObject
        {
            ["query"] = text,
            ["type"] = "most_fields",
            ["fields"] = new JsonArray([.. fields.Select(field => (JsonNode)field)]),
        };
        if (fuzziness is not null)
            (match["fuzziness"], match["prefix_length"]) = (fuzziness, 1);
        return new JsonObject { ["multi_match"] = match };
    }
}
