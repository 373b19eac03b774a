using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetaverseSeoul.Knowledge.Api;

/// <summary>Refusals as RFC 9457 problem details with a stable <c>code</c>.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string code, string detail, params (string Name, object? Value)[] more)
    {
        var members = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (name, value) in more)
            members[name] = value;
        return TypedResults.Problem(detail, statusCode: status, title: code, extensions: members);
    }

    public static ProblemHttpResult Of(BadArgumentException bad) =>
        Of(StatusCodes.Status400BadRequest, "BadArgument", bad.Message, ("member", bad.Member), ("allowed", bad.Allowed));

    public static ProblemHttpResult TooMany(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return Of(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests. Wait a moment.");
    }
}
