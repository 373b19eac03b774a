using System.Net;

namespace MetaverseSeoul.Knowledge.Index.Elasticsearch;

/// <summary>Elasticsearch answered with an error, in its words.</summary>
/// <param name="status">Of the answer.</param>
/// <param name="type">The <c>error.type</c>, for example <c>index_not_found_exception</c>; empty where the body is no error of Elasticsearch.</param>
internal sealed class ElasticsearchException(HttpStatusCode status, string type, string reason)
    : Exception($"{(int)status} {type}: {reason}")
{
    public HttpStatusCode Status => status;
    public string Type => type;
}
