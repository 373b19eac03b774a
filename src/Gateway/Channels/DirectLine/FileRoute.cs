using MetaverseSeoul.Mesh.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

internal static class FileRoute
{
    /// <summary>A file of a conversation. Its address is its permission: it cannot be guessed, and it is known only to who may read the
    /// conversation.</summary>
    public static async Task<IResult> Get(string fileId, string name, HttpContext context, FileStore files)
    {
        if (await files.FindAsync(fileId, context.RequestAborted) is not { } found)
            throw new DirectLineException(404, "FileNotFound", "There is no such file.");

        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, max-age=3600";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // Pictures are shown; everything else is saved, so that nothing of a citizen's runs under the city's name.
        var isPicture = found.File.ContentType.StartsWith("image/", StringComparison.Ordinal);
        var disposition = new ContentDispositionHeaderValue(isPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(found.File.Name);
        headers.ContentDisposition = disposition.ToString();
        return TypedResults.Bytes(found.Content, found.File.ContentType);
    }
}
