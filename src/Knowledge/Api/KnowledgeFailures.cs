using System.Data.Common;
using MetaverseSeoul.Knowledge.Library;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Knowledge.Api;

/// <summary>Turns every failure of a call into an answer its caller can act on.</summary>
internal sealed class KnowledgeFailures(ILogger<KnowledgeFailures> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (BadArgumentException bad)
        {
            return Problems.Of(bad);
        }
        catch (VersionConflictException conflict)
        {
            return Problems.Of(conflict);
        }
        catch (NothingToDoException nothing)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "NothingToDo", nothing.Message);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException
            || (failure is InvalidOperationException && failure.InnerException is DbException or TimeoutException))
        {
            log.LogError(failure, "The articles could not be reached");
            context.HttpContext.Response.Headers.RetryAfter = "1";
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The articles cannot be reached just now. Try again in a moment.");
        }
    }
}
