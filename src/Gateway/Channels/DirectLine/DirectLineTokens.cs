using System.Collections.Concurrent;
using System.Security.Cryptography;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>Tokens of Direct Line: JWTs (RFC 7519, HS256) bound to one conversation, and perhaps to a user and origins. Clients read the claim
/// <c>user</c>. The key lies in the mesh's database, so that every gateway takes every gateway's tokens, also after a restart.</summary>
public sealed class DirectLineTokens(MeshDatabase database, IDbContextFactory<MeshDb> contexts, IOptions<GatewayOptions> options, TimeProvider time)
{
    private const string KeyName = "directline/signing-key";
    private const string InsertKey = "INSERT INTO setting (key, value, changed_at) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING";
    private const string Issuer = "metaverse-seoul";
    private const string Client = "directline";
    private const string Stream = "directline-stream";
    private const int MostRemembered = 10_000;

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    /// <summary>Tokens found good, with the time they end. A client sends the same one with every call, and there is no taking it back before then.</summary>
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTime Expires)> good = [];

    private SymmetricSecurityKey? key;

    private SymmetricSecurityKey Key => key ?? throw new InvalidOperationException("The signing key is read at start-up.");

    public int Seconds => options.Value.TokenSeconds;

    /// <summary>Reads the signing key; the first process ever to start makes it.</summary>
    public async Task LoadKeyAsync(CancellationToken cancellation)
    {
        var fresh = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await database.CommitAsync(
            transaction => transaction.ExecuteAsync(InsertKey, KeyName, fresh, time.GetUtcNow().ToUnixTimeMilliseconds()), cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = await db.Settings.AsNoTracking().SingleAsync(setting => setting.Key == KeyName, cancellation);
        key = new SymmetricSecurityKey(Convert.FromBase64String(stored.Value)) { KeyId = "1" };
    }

    public string Issue(string conversationId, string? userId, IReadOnlyList<string> origins) =>
        Write(Client, conversationId, userId, origins, options.Value.TokenSeconds);

    /// <summary>A ticket for a stream address, which cannot carry a header. It opens the stream and nothing else.</summary>
    public string IssueStreamTicket(string conversationId, string? userId, IReadOnlyList<string> origins) =>
        Write(Stream, conversationId, userId, origins, options.Value.StreamTicketSeconds);

    public async ValueTask<TokenCheck> CheckAsync(string token)
    {
        if (good.TryGetValue(token, out var known))
            return known.Expires > time.GetUtcNow().UtcDateTime ? new TokenCheck(known.Caller, IsExpired: false) : new TokenCheck(null, IsExpired: true);
        var (check, expires) = await ReadAsync(token, Client);
        if (check.Caller is { } caller)
        {
            if (good.Count >= MostRemembered)
                good.Clear();
            good[token] = (caller, expires);
        }

        return check;
    }

    public async Task<TokenCheck> CheckStreamTicketAsync(string ticket) => (await ReadAsync(ticket, Stream)).Check;

    private string Write(string audience, string conversationId, string? userId, IReadOnlyList<string> origins, int seconds)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["conv"] = conversationId };
        if (userId is not null)
            claims["user"] = userId;
        if (origins.Count > 0)
            claims["origins"] = origins.ToArray();
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            NotBefore = now,
            Expires = now.AddSeconds(seconds),
            Claims = claims,
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256),
        });
    }

    private async Task<(TokenCheck Check, DateTime Expires)> ReadAsync(string token, string audience)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = audience,
            IssuerSigningKey = Key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ClockSkew = TimeSpan.Zero,
            LifetimeValidator = (_, expires, _, _) => expires is not null && expires > time.GetUtcNow().UtcDateTime
                ? true
                : throw new SecurityTokenExpiredException("The token has expired."),
        });
        if (!result.IsValid)
            return (new TokenCheck(null, IsExpired: result.Exception is SecurityTokenExpiredException), default);

        var claims = result.ClaimsIdentity;
        var caller = new Caller(
            claims.FindFirst("conv")!.Value,
            claims.FindFirst("user")?.Value,
            [.. claims.FindAll("origins").Select(claim => claim.Value)]);
        return (new TokenCheck(caller, IsExpired: false), result.SecurityToken.ValidTo);
    }
}

/// <param name="Caller">Null when the token is not good.</param>
public sealed record TokenCheck(Caller? Caller, bool IsExpired);
