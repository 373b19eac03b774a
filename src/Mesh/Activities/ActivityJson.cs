using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace MetaverseSeoul.Mesh.Activities;

/// <summary>How activities are read and written: camelCase, absent rather than null, Hangul unescaped, names case-insensitive on the
/// way in (clients are seen to send <c>User</c> for <c>user</c>).</summary>
public static class ActivityJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // HTML-sensitive characters stay escaped: a transcript opened in a browser must not become markup.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 32,
        TypeInfoResolver = ActivityJsonContext.Default,
    };

    private static readonly JsonTypeInfo<Activity> ActivityInfo = (JsonTypeInfo<Activity>)Options.GetTypeInfo(typeof(Activity));

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, ActivityInfo);

    public static Activity Read(string json) =>
        JsonSerializer.Deserialize(json, ActivityInfo) ?? throw new JsonException("An activity must be a JSON object.");

    /// <exception cref="JsonException">The bytes are not JSON, or a member has the wrong kind of value.</exception>
    public static Activity Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, ActivityInfo) ?? throw new JsonException("An activity must be a JSON object.");
}

[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(string))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
