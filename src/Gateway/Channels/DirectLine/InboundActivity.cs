using System.Text.Json;
using System.Text.Unicode;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Texts;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>What a client may put on the log: checked, cleaned, and rid of what is not the client's to say (ids, times, service addresses).</summary>
internal static class InboundActivity
{
    private const int LongestClientKey = 200;

    /// <summary>Types that tell bots what the channel or the city did. A client that could send them could pretend to be either.</summary>
    private static readonly HashSet<string> NotFromClients = new(StringComparer.OrdinalIgnoreCase)
    {
        ActivityTypes.ConversationUpdate, ActivityTypes.Trace, "contactRelationUpdate", "installationUpdate", "handoff", "messageUpdate",
        "messageDelete", "commandResult", "invokeResponse", "deleteUserData",
    };

    /// <summary>Reads a client's bytes.</summary>
    /// <exception cref="DirectLineException">Not an activity.</exception>
    public static Activity Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            RefuseDoubles(utf8);
            RefuseHalfCharacters(utf8.Span);
            var activity = ActivityJson.Read(utf8.Span);
            // Read now, not when somebody looks: here members that differ only in case are doubles too.
            _ = activity.ChannelData?.Count;
            return activity;
        }
        // Half a surrogate pair is refused by the reader as an invalid operation, a double in channelData as a bad argument.
        catch (Exception bad) when (bad is JsonException or InvalidOperationException or ArgumentException)
        {
            throw DirectLineException.BadSyntax($"The body is not an activity: {bad.Message}");
        }
    }

    /// <summary>Two readers of the same JSON must not see two different members.</summary>
    private static void RefuseDoubles(ReadOnlyMemory<byte> utf8)
    {
        using var read = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
    }

    /// <summary>Also in members nobody reads now: what is on the log must be readable for ever.</summary>
    private static void RefuseHalfCharacters(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new JsonException("It is not UTF-8.");
        // Only an escape can spell half a pair.
        if (utf8.IndexOf("\\u"u8) < 0)
            return;
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                reader.GetString();
        }
    }

    /// <summary>Checks and cleans it in place, and says under which key the client knows it.</summary>
    /// <exception cref="DirectLineException">It names the member and what is allowed.</exception>
    public static string? Accept(Activity activity, string conversationId, Caller caller, GatewayOptions options)
    {
        if (string.IsNullOrWhiteSpace(activity.Type))
            throw DirectLineException.MissingProperty("'type' is missing; an ordinary text is \"message\".");
        if (NotFromClients.Contains(activity.Type))
            throw DirectLineException.BadArgument($"'type' may not be \"{activity.Type}\": a client does not send those.");
        if (activity.Name?.Trim().StartsWith("handoff.", StringComparison.OrdinalIgnoreCase) == true)
            throw DirectLineException.BadArgument("'name' may not begin with \"handoff.\": those events are the city's.");

        RefuseControls(activity.Type, "type");
        RefuseControls(activity.ReplyToId, "replyToId");
        RefuseControls(activity.From?.Id, "from.id");
        activity.From = Sender(activity.From, caller);
        activity.Conversation = new ConversationAccount { Id = conversationId };
        activity.ChannelId = ConversationRoutes.Channel;
        activity.Recipient = null;
        activity.Others?.Remove("serviceUrl");
        activity.Others?.Remove("callerId");
        AcceptText(activity, options);
        return ClientKey(activity);
    }

    private static ChannelAccount Sender(ChannelAccount? from, Caller caller)
    {
        if (caller.UserId is { } user)
        {
            if (!string.IsNullOrEmpty(from?.Id) && from.Id != user)
                throw DirectLineException.Forbidden("'from.id' is not the user of the token.");
            from ??= new ChannelAccount();
            from.Id = user;
        }

        if (string.IsNullOrWhiteSpace(from?.Id))
            throw DirectLineException.MissingProperty("'from.id' is missing, and the token names no user.");
        from.Role = "user";
        return from;
    }

    private static void AcceptText(Activity activity, GatewayOptions options)
    {
        if (activity.Text is { } text)
        {
            if (text.Length > options.MaxTextCharacters)
                throw DirectLineException.TooBig($"'text' has {text.Length:N0} characters; {options.MaxTextCharacters:N0} are allowed.");
            activity.Text = CleanText.Of(text);
        }

        var isEmpty = string.IsNullOrWhiteSpace(activity.Text) && activity.Attachments is not { Count: > 0 } && activity.Value is null;
        if (activity.IsMessage && isEmpty)
            throw DirectLineException.MissingProperty("A message needs a visible 'text', an attachment or a 'value'.");
    }

    private static string? ClientKey(Activity activity)
    {
        if (activity.ChannelData?["clientActivityID"] is not System.Text.Json.Nodes.JsonValue value
            || !value.TryGetValue<string>(out var key) || key.Length == 0)
            return null;
        RefuseControls(key, "channelData.clientActivityID");
        return key.Length <= LongestClientKey
            ? key
            : throw DirectLineException.BadArgument($"'channelData.clientActivityID' is longer than {LongestClientKey} characters.");
    }

    /// <summary>Words that are compared and indexed are taken as they are or not at all. PostgreSQL cannot hold a NUL.</summary>
    /// <exception cref="DirectLineException">It names the member.</exception>
    public static void RefuseControls(string? word, string member)
    {
        if (word?.Any(char.IsControl) == true)
            throw DirectLineException.BadArgument($"'{member}' holds a control character.");
    }
}
