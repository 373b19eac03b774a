using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Gateway.Chat;

/// <summary>Who the anonymous person at the page is: a sealed random id in a cookie, so that they can come back to their conversation after a
/// night's sleep. It says nothing else about them.</summary>
public sealed class Visitor(IDataProtectionProvider protection, IOptions<Mesh.MeshOptions> options, TimeProvider time)
{
    private const string Cookie = "visitor";
    private readonly IDataProtector protector = protection.CreateProtector("visitor");

    /// <summary>The visitor's user id (<c>dl_…</c>: ids that only a token can bring, protocol sheet §1).</summary>
    public string Recognise(HttpContext context)
    {
        var userId = Read(context.Request.Cookies[Cookie]) ?? $"dl_{Guid.NewGuid():N}";
        context.Response.Cookies.Append(Cookie, protector.Protect(userId), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/api/chat",
            Expires = time.GetUtcNow().AddDays(options.Value.RetentionDays),
            IsEssential = true,
        });
        return userId;
    }

    private string? Read(string? cookie)
    {
        if (string.IsNullOrEmpty(cookie))
            return null;
        try
        {
            return protector.Unprotect(cookie);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Sealed by other keys, or tampered with: a stranger.
            return null;
        }
    }
}
