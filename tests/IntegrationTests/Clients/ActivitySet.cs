using System.Text.Json.Nodes;

namespace MetaverseSeoul.IntegrationTests.Clients;

/// <param name="Watermark">Empty when the set has none.</param>
internal sealed record ActivitySet(List<JsonObject> Activities, string Watermark)
{
    public static ActivitySet Read(JsonObject json) => new(
        [.. json["activities"]!.AsArray().Select(activity => activity!.AsObject())],
        // A JSON string, never a number: clients keep it as it is.
        json["watermark"]?.GetValue<string>() ?? "");
}
