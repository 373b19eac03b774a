using System.Net;
using System.Text.Json;
using MetaverseSeoul.Benchmarks.Wire;

namespace MetaverseSeoul.Benchmarks.Load;

/// <summary>Citizens with open conversations, begun as a server with a secret begins them: a token bound to the user, the start, the stream.</summary>
internal sealed class Crowd : IDisposable
{
    private const int AtOnce = 16;
    private readonly List<Citizen> citizens = [];

    public IReadOnlyList<Citizen> Citizens => citizens;

    /// <summary>Returns once everybody has been greeted by the bot.</summary>
    public static async Task<Crowd> OpenAsync(IPEndPoint host, string secret, int count, Action<int> progress)
    {
        var crowd = new Crowd();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            using var connection = await HttpConnection.OpenAsync(host);
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                var citizen = await BeginAsync(host, connection, secret, $"dl_citizen{i}");
                lock (crowd.citizens)
                {
                    crowd.citizens.Add(citizen);
                    progress(crowd.citizens.Count);
                }
            }
        }));
        await Task.WhenAll(crowd.citizens.Select(citizen => citizen.Greeted)).WaitAsync(TimeSpan.FromSeconds(60));
        return crowd;
    }

    public void Dispose() => citizens.ForEach(citizen => citizen.Dispose());

    private static async Task<Citizen> BeginAsync(IPEndPoint host, HttpConnection connection, string secret, string userId)
    {
        var reserved = await PostAsync(connection, host, "/v3/directline/tokens/generate", secret, $$$"""{"user":{"id":"{{{userId}}}"}}""");
        var token = Text(reserved, "token");
        var begun = await PostAsync(connection, host, "/v3/directline/conversations", token, """{"locale":"ko"}""");
        var citizen = new Citizen(Text(begun, "conversationId"), userId, Text(begun, "token"), host);
        await citizen.FollowAsync(host, new Uri(Text(begun, "streamUrl")));
        return citizen;
    }

    private static async Task<JsonElement> PostAsync(HttpConnection connection, IPEndPoint host, string path, string bearer, string body)
    {
        var answer = await connection.SendAsync(HttpConnection.Request("POST", host, path, bearer, body));
        return answer.Status is 200 or 201
            ? JsonElement.Parse(answer.Body.Span)
            : throw new InvalidOperationException($"{path} answered {answer.Status}: {System.Text.Encoding.UTF8.GetString(answer.Body.Span)}");
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
