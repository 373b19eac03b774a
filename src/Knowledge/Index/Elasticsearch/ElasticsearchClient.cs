using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Polly;
using Polly.Retry;

namespace MetaverseSeoul.Knowledge.Index.Elasticsearch;

/// <summary>Speaks JSON over HTTP with Elasticsearch 8 or 9. Requests that change something are sent again when the cluster is too busy or away for a
/// moment; searches are not: somebody waits for those, and another index can answer.</summary>
internal sealed class ElasticsearchClient : IDisposable
{
    // What stands between us and the cluster may answer for it.
    private static readonly HttpStatusCode[] Passing =
        [HttpStatusCode.TooManyRequests, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    private readonly HttpClient http;
    private readonly ResiliencePipeline<HttpResponseMessage> patient;

    public ElasticsearchClient(ElasticsearchOptions options, TimeProvider time)
    {
        var url = new Uri(options.Url);
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(2) })
        {
            BaseAddress = new Uri($"{url.GetLeftPart(UriPartial.Path).Replace($"{url.UserInfo}@", "", StringComparison.Ordinal).TrimEnd('/')}/"),
            Timeout = TimeSpan.FromSeconds(60),
        };
        http.DefaultRequestHeaders.Authorization = Authorization(url, options.ApiKey);
        patient = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 5,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(5),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().HandleResult(answer => Passing.Contains(answer.StatusCode)),
                OnRetry = retry =>
                {
                    retry.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Asks once.</summary>
    /// <exception cref="ElasticsearchException">It answered with an error.</exception>
    /// <exception cref="HttpRequestException">It could not be reached.</exception>
    public async Task<JsonNode> AskAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellation)
    {
        using var request = Request(method, path, body?.ToJsonString(), "application/json");
        using var answer = await http.SendAsync(request, cancellation);
        return await ReadAsync(answer, cancellation);
    }

    /// <summary>Tells it something that may be told again.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public async Task<JsonNode> TellAsync(
        HttpMethod method, string path, string? body, CancellationToken cancellation, string contentType = "application/json")
    {
        using var answer = await patient.ExecuteAsync(
            async stop =>
            {
                using var request = Request(method, path, body, contentType);
                return await http.SendAsync(request, stop);
            },
            cancellation);
        return await ReadAsync(answer, cancellation);
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, string path, string? body, string contentType) => new(method, path)
    {
        Content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(contentType)),
    };

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        JsonNode? body = null;
        try
        {
            body = JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            // A proxy's page, or half an answer.
        }

        if (answer.IsSuccessStatusCode && body is JsonObject)
            return body;
        // {"error": {"type": …, "reason": …}, "status": …}; a missing document has no error, and security answers with a text.
        var error = (body as JsonObject)?["error"];
        var type = error is JsonObject ? error["type"]?.ToString() ?? "" : "";
        var reason = error is JsonObject ? error["reason"]?.ToString() : error?.ToString();
        throw new ElasticsearchException(answer.StatusCode, type, reason ?? $"an answer of {text.Length} characters that is no JSON object");
    }

    private static AuthenticationHeaderValue? Authorization(Uri url, string apiKey)
    {
        if (apiKey.Length > 0)
            return new AuthenticationHeaderValue("ApiKey", apiKey);
        return url.UserInfo.Length > 0
            ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo))))
            : null;
    }
}
