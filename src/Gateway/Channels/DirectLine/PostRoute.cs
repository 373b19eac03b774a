using MetaverseSeoul.Gateway.Limits;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Limits;
using MetaverseSeoul.Mesh.Log;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

internal static class PostRoute
{
    /// <summary>Stores one activity; answers 200 with its id once it is on the disk, never sooner.</summary>
    public static async Task<IResult> Post(
        string conversationId,
        HttpContext context,
        DirectLineAccess access,
        ConversationLog log,
        IHints hints,
        RateLimits limits,
        IOptions<GatewayOptions> options)
    {
        var caller = await access.RequireAsync(context, conversationId);
        if (!limits.MayPost(caller.ConversationId ?? conversationId, ClientAddress.Of(context)))
            throw DirectLineException.TooMany();

        var body = await RequestBody.ReadAsync(context, options.Value.MaxMessageBytes);
        var activity = InboundActivity.Read(body);
        var clientKey = InboundActivity.Accept(activity, conversationId, caller, options.Value);
        if (activity.Type == ActivityTypes.Typing)
        {
            hints.CitizenTyping(conversationId);
            return Stored($"{conversationId}|typing");
        }

        var appended = await log.AppendAsync(conversationId, activity, clientKey, context.RequestAborted);
        return Stored(appended.Id);
    }

    public static IResult Stored(string id) => TypedResults.Json(new ResourceResponse(id), DirectLineJson.Default.ResourceResponse);
}
