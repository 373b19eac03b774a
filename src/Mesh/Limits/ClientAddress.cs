using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Mesh.Limits;

public static class ClientAddress
{
    /// <summary>The address a limit is counted for. Behind a proxy it is the client's only when forwarded headers are switched on
    /// (docs/running/configuration.md).</summary>
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
