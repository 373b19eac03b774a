using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Knowledge.Api;

/// <summary>Reads a small JSON body and says which member is wrong.</summary>
internal static class RequestJson
{
    private const int MostBytes = 512 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <exception cref="BadArgumentException">It is no JSON, too large, or a member is missing, unknown or of another kind.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes)
            throw new BadArgumentException("body", $"at most {MostBytes / 1024} KB");
        try
        {
            using var body = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
            {
                body.Write(buffer, 0, read);
                if (body.Length > MostBytes)
                    throw new BadArgumentException("body", $"at most {MostBytes / 1024} KB");
            }

            return JsonSerializer.Deserialize<T>(body.ToArray(), Options) ?? throw new BadArgumentException("body", "a JSON object");
        }
        catch (JsonException bad)
        {
            // The library's own words name our types, which say nothing to whoever sent it.
            var member = bad.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "body";
            throw new BadArgumentException(member, $"a member of {MembersOf(typeof(T))}, of the right kind");
        }
    }

    private static string MembersOf(Type type) =>
        $"{{ {string.Join(", ", type.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)))} }}";
}
