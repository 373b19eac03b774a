using System.Net;
using System.Text.Json.Nodes;
using MetaverseSeoul.Knowledge.Library;

namespace MetaverseSeoul.Knowledge.Index.Elasticsearch;

/// <summary>The document that says which articles an index holds, and who is changing them. Written only if nobody else wrote it meanwhile (<c>if_seq_no</c>), it
/// is the lock between processes.</summary>
internal sealed record IndexStamp(string Index, LibraryStamp Library, DateTimeOffset BusyUntil, long SeqNo, long PrimaryTerm)
{
    private const string Id = "stamp";

    /// <summary>The stamp of the index behind the alias (or of the index by its name); null when there is none, or it is of another form.</summary>
    public static async Task<IndexStamp?> ReadAsync(ElasticsearchClient client, string index, string form, CancellationToken cancellation)
    {
        try
        {
            var found = await client.AskAsync(HttpMethod.Get, $"{index}/_doc/{Id}", null, cancellation);
            var stamp = found["_source"]!["stamp"]!;
            return (string)stamp["form"]! == form
                ? new IndexStamp(
                    (string)found["_index"]!,
                    new LibraryStamp((string)stamp["shipped"]!, (long)stamp["revision"]!),
                    DateTimeOffset.FromUnixTimeMilliseconds((long)stamp["busyUntil"]!),
                    (long)found["_seq_no"]!,
                    (long)found["_primary_term"]!)
                : null;
        }
        catch (ElasticsearchException missing) when (missing.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <returns>The stamp as written; null when another process was quicker.</returns>
    public async Task<IndexStamp?> WriteAsync(ElasticsearchClient client, string form, CancellationToken cancellation)
    {
        try
        {
            // Once only: sent again after a lost answer, it would meet its own write and take it for another's.
            var written = await client.AskAsync(
                HttpMethod.Put, $"{Index}/_doc/{Id}?if_seq_no={SeqNo}&if_primary_term={PrimaryTerm}", Document(form, Library, BusyUntil), cancellation);
            return this with { SeqNo = (long)written["_seq_no"]!, PrimaryTerm = (long)written["_primary_term"]! };
        }
        catch (ElasticsearchException conflict) when (conflict.Status == HttpStatusCode.Conflict)
        {
            return null;
        }
    }

    public static Task CreateAsync(ElasticsearchClient client, string index, string form, LibraryStamp library, CancellationToken cancellation) =>
        client.TellAsync(HttpMethod.Put, $"{index}/_doc/{Id}", Document(form, library, DateTimeOffset.UnixEpoch).ToJsonString(), cancellation);

    private static JsonObject Document(string form, LibraryStamp library, DateTimeOffset busyUntil) => new()
    {
        ["kind"] = "stamp",
        ["stamp"] = new JsonObject
        {
            ["form"] = form,
            ["shipped"] = library.Shipped,
            ["revision"] = library.Revision,
            ["busyUntil"] = busyUntil.ToUnixTimeMilliseconds(),
        },
    };
}
