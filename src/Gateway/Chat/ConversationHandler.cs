using System.Text;
using MetaverseSeoul.Gateway.Channels.DirectLine;
using MetaverseSeoul.Mesh.Log;
using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Gateway.Chat;

/// <summary>The citizen's own rights: to have the conversation, and to have it forgotten.</summary>
internal static class ConversationHandler
{
    private const int PageSize = 500;

    /// <summary>The whole conversation as a Bot Framework transcript: a JSON array of activities, UTF-8 without a byte-order mark.</summary>
    public static async Task<IResult> Download(string conversationId, HttpContext context, DirectLineAccess access, ConversationLog log)
    {
        await access.RequireAsync(context, conversationId);
        _ = await log.FindAsync(conversationId, context.RequestAborted) ?? throw new ConversationGoneException(conversationId, false);
        return TypedResults.Stream(Write, "application/json; charset=utf-8", $"{conversationId}.transcript");

        async Task Write(Stream stream)
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            var before = "[\n";
            long after = 0;
            List<LogEntry> page;
            do
            {
                page = await log.ReadAsync(conversationId, after, Audience.All, PageSize, context.RequestAborted);
                foreach (var entry in page)
                {
                    await writer.WriteAsync(before);
                    await writer.WriteAsync(entry.Body);
                    before = ",\n";
                    after = entry.Seq;
                }
            }
            while (page.Count == PageSize);
            await writer.WriteAsync(after == 0 ? "[]\n" : "\n]\n");
        }
    }

    public static async Task<IResult> Delete(string conversationId, HttpContext context, DirectLineAccess access, ConversationLog log, Erasure erasure)
    {
        await access.RequireAsync(context, conversationId);
        _ = await log.FindAsync(conversationId, context.RequestAborted) ?? throw new ConversationGoneException(conversationId, false);
        await erasure.EraseAsync(conversationId, context.RequestAborted);
        return TypedResults.NoContent();
    }
}
