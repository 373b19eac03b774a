using System.Data.Common;
using System.Text.Json;
using MetaverseSeoul.Gateway.Channels.DirectLine;
using MetaverseSeoul.Mesh.Log;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Gateway.Chat;

/// <summary>Failures as RFC 9457 problem details, with a stable <c>code</c>.</summary>
internal sealed class ChatFailures(ILogger<ChatFailures> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (DirectLineException error)
        {
            if (error.Status == StatusCodes.Status429TooManyRequests)
                context.HttpContext.Response.Headers.RetryAfter = "1";
            return Problem(error.Status, error.Code, error.Message);
        }
        catch (ConversationGoneException gone)
        {
            return Problem(404, "ConversationNotFound", gone.Message);
        }
        catch (JsonException bad)
        {
            return Problem(400, "BadSyntax", $"The body could not be read: {bad.Message}");
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or IOException)
        {
            log.LogError(failure, "The log could not be reached");
            context.HttpContext.Response.Headers.RetryAfter = "1";
            return Problem(503, "ServiceError", "The conversation cannot be reached just now. Try again in a moment.");
        }
    }

    private static ProblemHttpResult Problem(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: code, extensions: new Dictionary<string, object?> { ["code"] = code });
}
