using System.Data.Common;
using MetaverseSeoul.Gateway.Limits;
using MetaverseSeoul.Mesh.Log;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>Polling. A client stops for good on any answer but 200, 403 and 404, so trouble of ours is an empty set with the client's own
/// watermark. A poll with nothing to get is held until there is, or some seconds.</summary>
internal static class PollRoute
{
    private const int MostActivities = 100;

    public static async Task<IResult> Poll(
        string conversationId,
        string? watermark,
        HttpContext context,
        DirectLineAccess access,
        ConversationLog log,
        Streams streams,
        RateLimits limits,
        IOptions<GatewayOptions> options,
        IHostApplicationLifetime lifetime,
        ILogger<DirectLineAccess> logger)
    {
        var caller = await access.RequireAsync(context, conversationId);
        // A host that stops does not keep its clients waiting: they are answered now, and ask the next one.
        using var until = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        if (!limits.MayPoll(caller.ConversationId ?? conversationId))
        {
            // Held back rather than refused: the next poll comes only after this answer.
            await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), until.Token));
            return Nothing(watermark);
        }

        try
        {
            var head = await log.FindAsync(conversationId, context.RequestAborted) ?? throw new ConversationGoneException(conversationId, false);
            var after = Watermark.Parse(watermark, head.HeadSeq);
            using var news = streams.Listen(conversationId, after);
            var entries = await log.ReadAsync(conversationId, after, Audience.All, MostActivities, context.RequestAborted);
            // The first poll of a client asks for what is there; it is not kept waiting.
            if (entries.Count == 0 && !string.IsNullOrEmpty(watermark) && await news.WaitAsync(options.Value.LongPollSeconds, until.Token))
                entries = await log.ReadAsync(conversationId, after, Audience.All, MostActivities, context.RequestAborted);
            return Set(entries, entries.Count > 0 ? Watermark.Write(entries[^1].Seq) : watermark);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or IOException or InvalidOperationException)
        {
            logger.LogError(failure, "A poll was answered with nothing: the log could not be read");
            return Nothing(watermark);
        }
    }

    private static ContentHttpResult Nothing(string? watermark) => Set([], watermark);

    private static ContentHttpResult Set(IReadOnlyList<LogEntry> entries, string? watermark) =>
        TypedResults.Text(ActivitySet.Write(entries, watermark ?? ""), "application/json; charset=utf-8");
}
