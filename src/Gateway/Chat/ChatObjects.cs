using System.Text.Json;
using System.Text.Json.Serialization;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Operations;

namespace MetaverseSeoul.Gateway.Chat;

/// <param name="Locale">The page's language; the conversation's own comes with its start.</param>
/// <param name="ConversationId">A conversation of this visitor to go on with; absent for a new one.</param>
public sealed record TokenRequest(string? Locale, string? ConversationId);

public sealed record Welcome(
    IReadOnlyList<WelcomeAgent> Agents,
    IReadOnlyList<WelcomeCounter> Counters,
    Banner? Banner,
    WelcomeLimits Limits,
    int RetentionDays);

public sealed record WelcomeAgent(string Id, Localized Names, string Accent, bool Available, Localized? Notice);

/// <param name="Questions">By language, two each.</param>
public sealed record WelcomeCounter(string Agent, string Icon, Localized Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Questions);

public sealed record WelcomeLimits(int MaxTextCharacters, int MaxUploadBytes);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(Welcome))]
internal sealed partial class ChatJson : JsonSerializerContext;
