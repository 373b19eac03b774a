using MetaverseSeoul.Gateway.Channels.DirectLine;
using MetaverseSeoul.Gateway.Limits;
using MetaverseSeoul.Mesh.Limits;
using MetaverseSeoul.Mesh.Log;
using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Gateway.Chat;

internal static class TokenHandler
{
    /// <summary>An anonymous token for the page: for a new conversation, or for one that this visitor began before.</summary>
    public static async Task<IResult> Issue(
        HttpContext context, Visitor visitor, DirectLineTokens tokens, ConversationLog log, RateLimits limits)
    {
        if (!limits.MayHaveToken(ClientAddress.Of(context)))
            throw DirectLineException.TooMany();
        var origin = OwnOrigin(context);
        var request = await RequestBody.ReadJsonAsync(context, ChatJson.Default.TokenRequest, most: 16 * 1024);
        var userId = visitor.Recognise(context);
        var conversationId = request?.ConversationId is { Length: > 0 } known
            ? await OwnedAsync(known, userId, log, context.RequestAborted)
            : TokenRoutes.NewConversationId();
        var token = tokens.Issue(conversationId, userId, origin is null ? [] : [origin]);
        return TypedResults.Json(new ConversationInfo(conversationId, token, tokens.Seconds), DirectLineJson.Default.ConversationInfo);
    }

    /// <summary>Only our own pages ask here: another site's page would speak with our visitor's cookie.</summary>
    private static string? OwnOrigin(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return null;
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == context.Request.Host.Value
            ? origin
            : throw DirectLineException.Forbidden($"Tokens are not given to pages of '{origin}'.");
    }

    private static async Task<string> OwnedAsync(string conversationId, string userId, ConversationLog log, CancellationToken cancellation)
    {
        InboundActivity.RefuseControls(conversationId, "conversationId");
        var head = await log.FindAsync(conversationId, cancellation) ?? throw new ConversationGoneException(conversationId, false);
        return head.UserId == userId ? conversationId : throw DirectLineException.Forbidden("The conversation is somebody else's.");
    }
}
