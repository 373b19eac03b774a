using MetaverseSeoul.Mesh.Log;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

internal static class StreamRoute
{
    public static async Task<IResult> Open(
        string conversationId,
        string? watermark,
        string? t,
        HttpContext context,
        DirectLineTokens tokens,
        ConversationLog log,
        Streams streams,
        IHostApplicationLifetime lifetime,
        ILogger<StreamSession> logger)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            throw DirectLineException.BadArgument("This address is opened as a WebSocket.");
        if (string.IsNullOrEmpty(t))
            throw DirectLineException.Unauthorized();

        var check = await tokens.CheckStreamTicketAsync(t);
        if (check.IsExpired)
            throw DirectLineException.TokenExpired();
        if (check.Caller is not { } caller || !caller.MayUse(conversationId))
            throw DirectLineException.Forbidden("The stream's ticket is for another conversation.");
        // There is no CORS on a WebSocket: the handshake's origin is all there is to check.
        if (!caller.MayComeFrom(context.Request.Headers.Origin))
            throw DirectLineException.Forbidden($"The token may not be used from the origin '{context.Request.Headers.Origin}'.");

        var head = await log.FindAsync(conversationId, context.RequestAborted) ?? throw new ConversationGoneException(conversationId, false);
        var after = Watermark.Parse(watermark, head.HeadSeq);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await new StreamSession(conversationId, after, socket, log, logger).RunAsync(streams, lifetime.ApplicationStopping);
        return Results.Empty;
    }
}
