using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>An answer other than success, in Direct Line's form: <c>{ "error": { "code", "message" } }</c>.</summary>
public sealed class DirectLineException(int status, string code, string message) : Exception(message), IResult
{
    public int Status => status;

    public string Code => code;

    public static DirectLineException BadSyntax(string message) => new(400, "BadSyntax", message);

    public static DirectLineException BadArgument(string message) => new(400, "BadArgument", message);

    public static DirectLineException MissingProperty(string message) => new(400, "MissingProperty", message);

    public static DirectLineException Unauthorized() =>
        new(401, "Unauthorized", "The header 'Authorization: Bearer' with a secret or a token is missing.");

    public static DirectLineException Forbidden(string message) => new(403, "Forbidden", message);

    public static DirectLineException TokenExpired() => new(403, "TokenExpired", "The token has expired. Ask for a new one.");

    public static DirectLineException NotFound(string message) => new(404, "ConversationNotFound", message);

    public static DirectLineException TooBig(string message) => new(413, "MessageSizeTooBig", message);

    public static DirectLineException TooMany() => new(429, "TooManyRequests", "Too many messages at once. Nothing was lost: send it again in a moment.");

    public static DirectLineException Unavailable() =>
        new(503, "ServiceError", "The message could not be stored just now. Send it again; the same clientActivityID is stored once.");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        if (status is 429 or 503)
            httpContext.Response.Headers.RetryAfter = "1";
        return httpContext.Response.WriteAsJsonAsync(
            new ErrorResponse(new ErrorBody(code, Message)), DirectLineJson.Default.ErrorResponse, contentType: null, httpContext.RequestAborted);
    }
}
