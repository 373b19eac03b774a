using System.Text.Json.Serialization;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>What a client needs to hold a conversation (Direct Line 3.0, object Conversation).</summary>
public sealed record ConversationInfo(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl = null);

/// <summary>Body of <c>tokens/generate</c> and of a start: all members may be absent.</summary>
public sealed record TokenParameters(UserParameter? User, IReadOnlyList<string>? TrustedOrigins, string? Locale);

public sealed record UserParameter(string? Id, string? Name);

/// <summary>The id of what was just stored. Never an empty answer: clients take that for a failure (protocol sheet §1.6).</summary>
public sealed record ResourceResponse(string Id);

public sealed record SessionResponse(string SessionId);

public sealed record ErrorResponse(ErrorBody Error);

public sealed record ErrorBody(string Code, string Message);

[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationInfo))]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(SessionResponse))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class DirectLineJson : JsonSerializerContext;
