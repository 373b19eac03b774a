using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MetaverseSeoul.Knowledge.Api;

internal static class KnowledgeEndpoints
{
    public static void MapKnowledge(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/knowledge").AddEndpointFilter<KnowledgeFailures>().WithTags("Knowledge");
        api.MapGet("/search", SearchEndpoint.Search);
        var staff = api.MapGroup("").AddEndpointFilter<StaffKeys>();
        staff.MapArticles();
        staff.MapGaps();
        staff.MapPost("/import", ImportEndpoint.Import);
    }
}
