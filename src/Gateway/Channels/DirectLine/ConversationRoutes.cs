using MetaverseSeoul.Gateway.Limits;
using MetaverseSeoul.Mesh.Limits;
using MetaverseSeoul.Mesh.Log;
using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

internal static class ConversationRoutes
{
    public const string Channel = "directline";

    /// <summary>Begins the conversation: 201, or 200 when this token's conversation is already begun.</summary>
    public static async Task<IResult> Start(
        HttpContext context, DirectLineAccess access, DirectLineTokens tokens, ConversationLog log, RateLimits limits)
    {
        var caller = await access.RequireAsync(context);
        if (!limits.MayPost(caller.ConversationId ?? "secret", ClientAddress.Of(context)))
            throw DirectLineException.TooMany();

        var parameters = await TokenRoutes.ReadParametersAsync(context);
        if (caller.IsSecret)
            caller = new Caller(TokenRoutes.NewConversationId(), parameters?.User?.Id, parameters?.TrustedOrigins ?? []);
        var userId = caller.UserId ?? parameters?.User?.Id ?? $"dl_{Guid.NewGuid():N}";
        var isNew = await log.StartAsync(caller.ConversationId!, Channel, userId, Locale(parameters?.Locale), context.RequestAborted);
        return TypedResults.Json(
            Info(context, tokens, caller, watermark: null), DirectLineJson.Default.ConversationInfo, statusCode: isNew ? 201 : 200);
    }

    /// <summary>A fresh stream address for a client that lost its socket, and a fresh token: the client takes what is here for its own.</summary>
    public static async Task<IResult> Reconnect(
        string conversationId, string? watermark, HttpContext context, DirectLineAccess access, DirectLineTokens tokens, ConversationLog log)
    {
        var caller = await access.RequireAsync(context, conversationId);
        var head = await log.FindAsync(conversationId, context.RequestAborted) ?? throw new ConversationGoneException(conversationId, false);
        if (!string.IsNullOrEmpty(watermark))
            Watermark.Parse(watermark, head.HeadSeq);
        if (caller.IsSecret)
            caller = new Caller(conversationId, head.UserId, []);
        return TypedResults.Json(Info(context, tokens, caller, watermark), DirectLineJson.Default.ConversationInfo);
    }

    private static ConversationInfo Info(HttpContext context, DirectLineTokens tokens, Caller caller, string? watermark)
    {
        var conversationId = caller.ConversationId!;
        var request = context.Request;
        var scheme = request.IsHttps ? "wss" : "ws";
        var ticket = tokens.IssueStreamTicket(conversationId, caller.UserId, caller.Origins);
        var after = string.IsNullOrEmpty(watermark) ? "" : $"watermark={Uri.EscapeDataString(watermark)}&";
        // The host is the one the client reached us by: another name might not reach us at all.
        var url = $"{scheme}://{request.Host}{request.PathBase}{DirectLineEndpoints.Path}/conversations/{conversationId}/stream?{after}t={ticket}";
        return new ConversationInfo(conversationId, tokens.Issue(conversationId, caller.UserId, caller.Origins), tokens.Seconds, url);
    }

    private static string? Locale(string? locale) => locale is { Length: > 0 and <= 35 } ? locale : null;
}
