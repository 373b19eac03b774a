using System.Security.Cryptography;
using System.Text;
using MetaverseSeoul.Mesh.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Knowledge.Api;

/// <summary>Lets in who sends a key of <c>Knowledge:StaffKeys</c> as a bearer token, and puts their name on what they do.</summary>
internal sealed class StaffKeys(IOptions<KnowledgeOptions> options, TimeProvider time) : IEndpointFilter
{
    private const string Scheme = "Bearer ";
    private static readonly object NameItem = new();

    // Keys are too long to be guessed; this keeps a guesser from costing anything.
    private readonly TokenBuckets wrongOnes = new(perSecond: 1, burst: 20, time);
    private readonly (string Name, byte[] Hash)[] keys = [.. options.Value.StaffKeys.Select(pair => (pair.Key, Hash(pair.Value)))];

    /// <summary>The name that goes into versions.</summary>
    public static string NameOf(HttpContext context) => (string)context.Items[NameItem]!;

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (keys.Length == 0)
            return new(Problems.Of(StatusCodes.Status403Forbidden, "NoStaffKeys", "This host has no staff keys: articles cannot be changed here. An operator sets Knowledge:StaffKeys:<name>."));
        if (Recognised(http) is { } name)
        {
            http.Items[NameItem] = name;
            return next(context);
        }

        if (!wrongOnes.TryTake(ClientAddress.Of(http)))
            return new(Problems.TooMany(http));
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new(Problems.Of(StatusCodes.Status401Unauthorized, "StaffKeyNeeded", "Send your staff key in the header 'Authorization: Bearer …'."));
    }

    private string? Recognised(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var hash = Hash(header[Scheme.Length..].Trim());
        string? found = null;
        // All are compared, each in the same time: how long it takes tells nothing about any key.
        foreach (var (name, key) in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, key))
                found = name;
        }

        return found;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
