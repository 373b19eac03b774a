using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

internal static class SessionRoute
{
    private const string Cookie = "dl_session";

    /// <summary>An id for the browser's session with this channel, kept in a cookie (enhanced authentication of Direct Line).</summary>
    public static async Task<IResult> Get(HttpContext context, DirectLineAccess access)
    {
        await access.RequireAsync(context);
        var sessionId = context.Request.Cookies[Cookie] is { Length: 32 } known ? known : Guid.NewGuid().ToString("N");
        context.Response.Cookies.Append(Cookie, sessionId, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = DirectLineEndpoints.Path,
        });
        return TypedResults.Json(new SessionResponse(sessionId), DirectLineJson.Default.SessionResponse);
    }
}
