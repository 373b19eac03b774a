using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>Direct Line 3.0, the protocol of <c>botframework-directlinejs</c> and Web Chat.</summary>
internal static class DirectLineEndpoints
{
    public const string Path = "/v3/directline";
    public const string CorsPolicy = "directline";

    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Path).RequireCors(CorsPolicy).AddEndpointFilter<DirectLineFailures>().WithTags("Direct Line");
        api.MapPost("/tokens/generate", TokenRoutes.Generate);
        api.MapPost("/tokens/refresh", TokenRoutes.Refresh);
        api.MapPost("/conversations", ConversationRoutes.Start);
        api.MapGet("/conversations/{conversationId}", ConversationRoutes.Reconnect);
        api.MapGet("/conversations/{conversationId}/activities", PollRoute.Poll);
        api.MapPost("/conversations/{conversationId}/activities", PostRoute.Post);
        api.MapPost("/conversations/{conversationId}/upload", UploadRoute.Upload).DisableAntiforgery();
        api.MapGet("/conversations/{conversationId}/stream", StreamRoute.Open).ExcludeFromDescription();
        api.MapGet("/session/getsessionid", SessionRoute.Get);
        api.MapGet("/files/{fileId}/{name}", FileRoute.Get);
    }
}
