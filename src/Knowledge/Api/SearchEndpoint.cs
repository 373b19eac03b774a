using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Knowledge.Api;

internal static class SearchEndpoint
{
    /// <summary>Searches the articles. Open to everybody: the articles are what the city says in public.</summary>
    public static async Task<IResult> Search(
        HttpContext context, IKnowledgeIndex index, ArticleCatalogue catalogue, SearchLimit limit, CancellationToken cancellation)
    {
        if (!limit.MaySearch(context))
            return Problems.TooMany(context);
        var domains = await catalogue.DomainsAsync(context.Request.Query["domain"].ToString(), cancellation);
        var query = SearchRequest.Read(context.Request.Query, domains);
        return TypedResults.Ok(SearchResult.Of(query.Text, await index.SearchAsync(query, cancellation)));
    }
}

/// <summary>How often one address may search.</summary>
internal sealed class SearchLimit(IOptions<KnowledgeOptions> options, TimeProvider time)
{
    private readonly TokenBuckets buckets = new(options.Value.SearchesPerAddress, options.Value.SearchBurstPerAddress, time);

    public bool MaySearch(HttpContext context) => buckets.TryTake(ClientAddress.Of(context));
}
