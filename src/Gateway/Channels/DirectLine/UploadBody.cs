using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>The parts of an upload (protocol sheet §1.8).</summary>
internal sealed record UploadBody(Activity? Activity, IReadOnlyList<UploadedFile> Files)
{
    private const string ActivityPart = "application/vnd.microsoft.activity";
    private const int MostFiles = 10;

    public static async Task<UploadBody> ReadAsync(HttpContext context, GatewayOptions options)
    {
        var type = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var parsed) ? parsed : null;
        if (type?.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true)
            return new UploadBody(null, [await ReadRawAsync(context, type, options)]);

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
            throw DirectLineException.BadSyntax("The multipart body names no boundary.");
        Activity? activity = null;
        var files = new List<UploadedFile>();
        var reader = new MultipartReader(boundary, new CappedStream(context.Request.Body, options.MaxUploadBytes + (64 * 1024), options.MaxUploadBytes));
        while (await NextPartAsync(reader, context.RequestAborted) is var (section, content))
        {
            if (section.ContentType?.StartsWith(ActivityPart, StringComparison.OrdinalIgnoreCase) == true)
                activity = InboundActivity.Read(content);
            else
                files.Add(UploadedFile.From(section.ContentType, section.GetContentDispositionHeader(), content));
        }

        if (files.Count == 0)
            throw DirectLineException.MissingProperty("The upload holds no file.");
        if (files.Count > MostFiles)
            throw DirectLineException.TooBig($"At most {MostFiles} files go into one message.");
        return new UploadBody(activity, files);
    }

    private static async Task<(MultipartSection Section, byte[] Content)?> NextPartAsync(MultipartReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellation) is { } section ? (section, await ReadAllAsync(section.Body, cancellation)) : null;
        }
        // How the reader says that the last boundary never came. It is the sender's fault, not a disk's of ours.
        catch (IOException broken)
        {
            throw DirectLineException.BadSyntax($"The parts could not be read: {broken.Message}");
        }
    }

    private static async Task<UploadedFile> ReadRawAsync(HttpContext context, MediaTypeHeaderValue? type, GatewayOptions options)
    {
        var content = await RequestBody.ReadAsync(context, options.MaxUploadBytes);
        if (content.Length == 0)
            throw DirectLineException.MissingProperty("The upload holds no file.");
        var header = context.Request.Headers.ContentDisposition.ToString();
        var disposition = ContentDispositionHeaderValue.TryParse(header, out var value) ? value : null;
        return UploadedFile.From(type?.ToString(), disposition, content.ToArray());
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellation);
        return memory.ToArray();
    }
}

internal sealed record UploadedFile(string Name, string ContentType, byte[] Content)
{
    private const int LongestName = 120;

    /// <summary>What people send to a city office. Nothing that a browser would run.</summary>
    private static readonly HashSet<string> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        "image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "text/plain",
        "application/x-hwp", "application/haansofthwp", "application/vnd.hancom.hwp", "application/vnd.hancom.hwpx", "application/hwp+zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".hwp"] = "application/x-hwp", [".hwpx"] = "application/hwp+zip",
    };

    public static UploadedFile From(string? contentType, ContentDispositionHeaderValue? disposition, byte[] content)
    {
        var name = SafeName((disposition?.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition?.FileName ?? "").Value) ?? "");
        var type = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.ToString() : "";
        // Browsers do not know the Korean word processor's files.
        if (type is "" or "application/octet-stream" && ByExtension.TryGetValue(Path.GetExtension(name), out var known))
            type = known;
        return Allowed.Contains(type)
            ? new UploadedFile(name, type, content)
            : throw DirectLineException.BadArgument(
                $"'{name}' is of type '{type}'. Pictures (png, jpeg, gif, webp), pdf, txt, hwp, hwpx, docx and xlsx can be sent.");
    }

    /// <summary>The last part of the name without anything a path or a header could be made of.</summary>
    private static string SafeName(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        var clean = string.Concat(CleanText.Of(last).Where(c => !char.IsControl(c) && !"\"<>:|?*".Contains(c, StringComparison.Ordinal))).Trim('.', ' ');
        return clean.Length == 0 ? "blob" : clean.Length <= LongestName ? clean : clean[^LongestName..];
    }
}
