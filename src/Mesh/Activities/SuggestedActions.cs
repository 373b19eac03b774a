using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MetaverseSeoul.Mesh.Activities;

/// <summary>Quick replies. Clients show only those of the last message.</summary>
public sealed class SuggestedActions
{
    public IList<string>? To { get; set; }
    public IList<CardAction> Actions { get; set; } = [];

    /// <summary>Quick replies that are sent as if the citizen had typed them.</summary>
    public static SuggestedActions Of(params IEnumerable<string> texts) =>
        new() { Actions = [.. texts.Select(CardAction.ImBack)] };
}

public sealed class CardAction
{
    /// <summary><c>imBack</c>, <c>postBack</c>, <c>messageBack</c>, <c>openUrl</c>, <c>call</c>, <c>downloadFile</c> …</summary>
    public string Type { get; set; } = "imBack";

    public string? Title { get; set; }
    public JsonNode? Value { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static CardAction ImBack(string text) => new() { Type = "imBack", Title = text, Value = text };

    public static CardAction Call(string title, string number) => new() { Type = "call", Title = title, Value = $"tel:{number}" };
}
