using MetaverseSeoul.Gateway.Limits;
using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

internal static class TokenRoutes
{
    /// <summary>Reserves a conversation id and gives a token for it. The conversation begins with the client's start.</summary>
    public static async Task<IResult> Generate(HttpContext context, DirectLineAccess access, DirectLineTokens tokens)
    {
        await access.RequireSecretAsync(context);
        var parameters = await ReadParametersAsync(context);
        var conversationId = NewConversationId();
        var token = tokens.Issue(conversationId, parameters?.User?.Id, parameters?.TrustedOrigins ?? []);
        return TypedResults.Json(new ConversationInfo(conversationId, token, tokens.Seconds), DirectLineJson.Default.ConversationInfo);
    }

    public static async Task<IResult> Refresh(HttpContext context, DirectLineAccess access, DirectLineTokens tokens, RateLimits limits)
    {
        var caller = await access.RequireAsync(context);
        if (caller.IsSecret)
            throw DirectLineException.BadArgument("A secret does not expire; only a token can be refreshed.");
        if (!limits.MayPoll(caller.ConversationId!))
            throw DirectLineException.TooMany();
        var token = tokens.Issue(caller.ConversationId!, caller.UserId, caller.Origins);
        return TypedResults.Json(new ConversationInfo(caller.ConversationId!, token, tokens.Seconds), DirectLineJson.Default.ConversationInfo);
    }

    /// <summary>Time-ordered, so that a new conversation lands at the end of every index.</summary>
    public static string NewConversationId() => Guid.CreateVersion7().ToString("N");

    /// <summary>The body, or null when there is none.</summary>
    public static async Task<TokenParameters?> ReadParametersAsync(HttpContext context)
    {
        var parameters = await RequestBody.ReadJsonAsync(context, DirectLineJson.Default.TokenParameters, most: 64 * 1024);
        InboundActivity.RefuseControls(parameters?.User?.Id, "user.id");
        InboundActivity.RefuseControls(parameters?.Locale, "locale");
        return parameters;
    }
}
