using MetaverseSeoul.Gateway.Limits;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Attachments;
using MetaverseSeoul.Mesh.Limits;
using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

internal static class UploadRoute
{
    /// <summary>Marks an attachment whose file has been found, until its real type and address are known.</summary>
    private const string Taken = "";

    /// <summary>Stores a message with files: one raw file, or multipart with files and perhaps the activity they belong to. Answers once all of it
    /// is stored.</summary>
    public static async Task<IResult> Upload(
        string conversationId,
        string? userId,
        HttpContext context,
        DirectLineAccess access,
        ConversationLog log,
        FileStore files,
        RateLimits limits,
        IOptions<GatewayOptions> options)
    {
        var caller = await access.RequireAsync(context, conversationId);
        if (!limits.MayPost(caller.ConversationId ?? conversationId, ClientAddress.Of(context)))
            throw DirectLineException.TooMany();
        // Before any file is kept: an unknown conversation must not be a place to store things.
        if (await log.FindAsync(conversationId, context.RequestAborted) is not { ClosedAt: null })
            throw new ConversationGoneException(conversationId, hasEnded: false);

        var upload = await UploadBody.ReadAsync(context, options.Value);
        var activity = upload.Activity ?? new Activity { Type = ActivityTypes.Message };
        activity.From ??= new ChannelAccount { Id = caller.UserId ?? userId };
        activity.Attachments ??= [];
        var places = upload.Files.Select(file => PlaceOf(file, activity.Attachments)).ToList();
        if (activity.Attachments.Any(attachment => attachment.ContentUrl is null && attachment.Content is null && !places.Contains(attachment)))
            throw DirectLineException.BadArgument("The activity names an attachment whose file is not in the request.");
        // Before any file is kept: what is refused leaves nothing behind.
        var clientKey = InboundActivity.Accept(activity, conversationId, caller, options.Value);
        foreach (var (file, place) in upload.Files.Zip(places))
        {
            var id = await files.KeepAsync(conversationId, file.Name, file.ContentType, file.Content, context.RequestAborted);
            place.ContentType = file.ContentType;
            place.ContentUrl = AddressOf(id, file.Name, context.Request);
        }

        var appended = await log.AppendAsync(conversationId, activity, clientKey, context.RequestAborted);
        return PostRoute.Stored(appended.Id);
    }

    /// <summary>Files belong to the attachment of their name, else behind the others. Parts come in any order.</summary>
    private static Attachment PlaceOf(UploadedFile file, IList<Attachment> attachments)
    {
        var place = attachments.FirstOrDefault(a => a.ContentUrl is null && a.Content is null && a.ContentType != Taken && a.Name == file.Name);
        if (place is null)
            attachments.Add(place = new Attachment { Name = file.Name });
        place.ContentType = Taken;
        return place;
    }

    /// <summary>The name in it is for people who save the file; it is masked, for it stands in the log.</summary>
    private static string AddressOf(string fileId, string name, HttpRequest request) =>
        $"{request.Scheme}://{request.Host}{request.PathBase}{DirectLineEndpoints.Path}/files/{fileId}/{Uri.EscapeDataString(PersonalMask.Text(name).Masked)}";
}
