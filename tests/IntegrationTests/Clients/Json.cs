using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MetaverseSeoul.IntegrationTests.Clients;

/// <summary>Activities and errors as a client sees them: plain JSON.</summary>
internal static class Json
{
    public static StringContent Body(JsonNode json) => Body(json.ToJsonString());

    public static StringContent Body(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        try
        {
            return JsonNode.Parse(text)!.AsObject();
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{(int)answer.StatusCode} with a body that is no JSON: {text}");
        }
    }

    /// <summary>The code of an error in Direct Line's form.</summary>
    public static async Task<string> ErrorCodeAsync(this HttpResponseMessage answer, CancellationToken cancellation) =>
        (string)(await answer.JsonAsync(cancellation))["error"]!["code"]!;

    public static async Task<string> ErrorMessageAsync(this HttpResponseMessage answer, CancellationToken cancellation) =>
        (string)(await answer.JsonAsync(cancellation))["error"]!["message"]!;

    public static string Id(this JsonObject activity) => (string)activity["id"]!;

    public static string Type(this JsonObject activity) => (string)activity["type"]!;

    public static string? Text(this JsonObject activity) => (string?)activity["text"];

    public static string? ReplyTo(this JsonObject activity) => (string?)activity["replyToId"];

    public static string? ClientKey(this JsonObject activity) => (string?)activity["channelData"]?["clientActivityID"];

    public static DateTimeOffset Timestamp(this JsonObject activity) => (DateTimeOffset)activity["timestamp"]!;

    public static bool IsMessage(this JsonObject activity) => activity.Type() == "message";

    public static bool IsFromBot(this JsonObject activity) => (string?)activity["from"]?["role"] == "bot";

    /// <summary>The number at the end of the id: its place in the conversation.</summary>
    public static long Seq(this JsonObject activity) => SeqOf(activity.Id());

    public static long SeqOf(string id) => long.Parse(id[(id.LastIndexOf('|') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
}
