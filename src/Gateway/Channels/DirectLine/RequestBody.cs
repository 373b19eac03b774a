using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

internal static class RequestBody
{
    /// <summary>The whole body, or a 413 as soon as it is longer than allowed, however it is sent.</summary>
    /// <param name="most">Bytes.</param>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, int most)
    {
        if (context.Request.ContentLength > most)
            throw TooBig(most);

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > most)
                throw TooBig(most);
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The whole body as JSON; null when there is none.</summary>
    /// <exception cref="DirectLineException">It is not what was asked for.</exception>
    public static async Task<T?> ReadJsonAsync<T>(HttpContext context, JsonTypeInfo<T> type, int most)
        where T : class
    {
        var body = await ReadAsync(context, most);
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body.Span, type);
        }
        // Half a surrogate pair is refused by the reader as an invalid operation.
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            throw DirectLineException.BadSyntax($"The body could not be read: {bad.Message}");
        }
    }

    private static DirectLineException TooBig(int most) => DirectLineException.TooBig($"The request is larger than {most:N0} bytes.");
}
