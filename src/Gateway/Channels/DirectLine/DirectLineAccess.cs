using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>Tells secrets, tokens and neither apart, as Direct Line's clients expect: 401 only without a Bearer header, 403 for all else, since
/// a client takes 401 for the end.</summary>
public sealed class DirectLineAccess(DirectLineTokens tokens, IOptions<GatewayOptions> options)
{
    private const string Scheme = "Bearer ";

    private readonly byte[][] secrets = [.. options.Value.Secrets.Select(Encoding.UTF8.GetBytes)];

    /// <exception cref="DirectLineException">The caller may not.</exception>
    public async Task<Caller> RequireAsync(HttpContext context, string? conversationId = null)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length == Scheme.Length)
            throw DirectLineException.Unauthorized();

        var credential = header[Scheme.Length..].Trim();
        var caller = IsSecret(credential) ? Caller.Secret : await TokenCallerAsync(credential);
        if (!caller.MayComeFrom(context.Request.Headers.Origin))
            throw DirectLineException.Forbidden($"The token may not be used from the origin '{context.Request.Headers.Origin}'.");
        if (conversationId is not null && !caller.MayUse(conversationId))
            throw DirectLineException.Forbidden("The token is for another conversation.");
        return caller;
    }

    /// <exception cref="DirectLineException">The caller has no secret.</exception>
    public async Task RequireSecretAsync(HttpContext context)
    {
        if (!(await RequireAsync(context)).IsSecret)
            throw DirectLineException.Forbidden("This needs a secret, not a token.");
    }

    private async Task<Caller> TokenCallerAsync(string token)
    {
        var check = await tokens.CheckAsync(token);
        if (check.IsExpired)
            throw DirectLineException.TokenExpired();
        return check.Caller ?? throw DirectLineException.Forbidden("The secret or token is not known here.");
    }

    private bool IsSecret(string credential)
    {
        var bytes = Encoding.UTF8.GetBytes(credential);
        var isKnown = false;
        // All slots are compared, in constant time, so that timing tells nothing about any.
        foreach (var secret in secrets)
            isKnown |= CryptographicOperations.FixedTimeEquals(secret, bytes);
        return isKnown;
    }
}
