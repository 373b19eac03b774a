using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MetaverseSeoul.Gateway.Chat;

/// <summary>What the chat page needs beside Direct Line: a way in without a secret, what to show first, and the citizen's own rights over the
/// conversation.</summary>
internal static class ChatEndpoints
{
    public static void MapChat(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/chat").AddEndpointFilter<ChatFailures>().WithTags("Chat");
        api.MapPost("/tokens", TokenHandler.Issue);
        api.MapGet("/welcome", WelcomeHandler.Get);
        api.MapGet("/conversations/{conversationId}/transcript", ConversationHandler.Download);
        api.MapDelete("/conversations/{conversationId}", ConversationHandler.Delete);
    }
}
