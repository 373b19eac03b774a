using System.Data.Common;
using System.Text.Json;
using MetaverseSeoul.Mesh.Log;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>Turns every failure of a Direct Line call into the answer its client can act on.</summary>
internal sealed class DirectLineFailures(ILogger<DirectLineFailures> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // What citizens say is for them alone: no proxy and no browser keeps it. (Files set their own rule.)
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (DirectLineException error)
        {
            return error;
        }
        catch (ConversationGoneException gone)
        {
            return DirectLineException.NotFound(gone.Message);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return DirectLineException.TooBig("The request is larger than is allowed here.");
        }
        catch (Exception bad) when (bad is JsonException or BadHttpRequestException or InvalidDataException)
        {
            return DirectLineException.BadSyntax($"The request could not be read: {bad.Message}");
        }
        catch (Exception failure) when (IsStorage(failure))
        {
            log.LogError(failure, "The log could not be reached");
            return DirectLineException.Unavailable();
        }
    }

    private static bool IsStorage(Exception failure) => failure is DbException or TimeoutException or IOException
        || (failure is InvalidOperationException && failure.InnerException is DbException or TimeoutException);
}
