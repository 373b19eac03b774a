using System.Buffers;
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

    private static DirectLineException TooBig(int most) => DirectLineException.TooBig($"The request is larger than {most:N0} bytes.");
}
