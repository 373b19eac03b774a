using System.Net;
using MetaverseSeoul.IntegrationTests.Clients;

namespace MetaverseSeoul.IntegrationTests.DirectLine;

/// <summary>What browsers ask of a server on another origin. Numbers in remarks are those of the conformance list (protocol sheet §1.11).</summary>
public sealed class BrowserRulesTests(SharedHost shared)
{
    private const string Origin = "https://portal.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <remarks>15.</remarks>
    [Theory]
    [InlineData("tokens/generate", "POST"), InlineData("tokens/refresh", "POST"), InlineData("conversations", "POST"), InlineData("conversations/x", "GET")]
    [InlineData("conversations/x/activities", "GET"), InlineData("conversations/x/activities", "POST"), InlineData("conversations/x/upload", "POST")]
    [InlineData("session/getsessionid", "GET")]
    public async Task A_preflight_is_answered_for_any_origin_with_credentials(string path, string method)
    {
        var host = await shared.GetAsync();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri($"v3/directline/{path}", UriKind.Relative));
        preflight.Headers.Add("Origin", Origin);
        preflight.Headers.Add("Access-Control-Request-Method", method);
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using var answer = await host.Client.SendAsync(preflight, Stop);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(Origin, Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("true", Header(answer, "Access-Control-Allow-Credentials"));
        Assert.Contains(method, Header(answer, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("x-ms-bot-agent", Header(answer, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
    }

    /// <remarks>15.</remarks>
    [Fact]
    public async Task Answers_and_refusals_can_be_read_by_the_page_that_asked()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var answer = await citizen.SendAsync(HttpMethod.Get, $"{citizen.Path}/activities", null, Stop, Origin);
        using var refusal = await citizen.SendAsync(HttpMethod.Get, "v3/directline/conversations/another/activities", null, Stop, Origin);
        Assert.Equal(HttpStatusCode.Forbidden, refusal.StatusCode);
        foreach (var each in new[] { answer, refusal })
        {
            Assert.Equal(Origin, Header(each, "Access-Control-Allow-Origin"));
            Assert.Equal("true", Header(each, "Access-Control-Allow-Credentials"));
            Assert.Contains("Retry-After", Header(each, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_session_id_stays_the_same_with_its_cookie()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var first = await SessionAsync();
        Assert.False(string.IsNullOrEmpty(first));
        Assert.Equal(first, await SessionAsync());

        async Task<string?> SessionAsync()
        {
            using var answer = await citizen.SendAsync(HttpMethod.Get, "v3/directline/session/getsessionid", null, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (string?)(await answer.JsonAsync(Stop))["sessionId"];
        }
    }

    [Fact]
    public async Task Conversations_are_not_kept_by_any_cache_on_the_way()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var answer = await citizen.SendAsync(HttpMethod.Get, $"{citizen.Path}/activities", null, Stop);
        Assert.True(answer.Headers.CacheControl?.NoStore, "An answer with what a citizen said may be stored by proxies and browsers.");
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(',', answer.Headers.GetValues(name));
}
