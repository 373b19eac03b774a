using System.Net;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.Knowledge;

public sealed class SearchTests(SharedHost shared)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_finds_its_article_with_snippet_source_and_date()
    {
        using var staff = await AnybodyAsync();
        var result = await staff.SearchAsync("이사했는데 전입신고 언제까지 해요", "&top=3");
        Assert.Equal(("ko", "answer"), ((string?)result["language"], (string?)result["outcome"]));
        var hits = result["hits"]!.AsArray();
        Assert.InRange(hits.Count, 1, 3);
        var hit = hits[0]!;
        Assert.Equal(("move-in-report-deadline.ko", "move-in-report-deadline", "civil", "ko"), ((string?)hit["id"], (string?)hit["key"], (string?)hit["domain"], (string?)hit["lang"]));
        Assert.Contains("14일", (string?)hit["snippet"], StringComparison.Ordinal);
        Assert.Contains("주민등록법", (string?)hit["source"]![0]!["name"], StringComparison.Ordinal);
        Assert.InRange((double)hit["score"]!, 0, 1);
        Assert.False(string.IsNullOrEmpty((string?)hit["asOf"]));
    }

    [Fact]
    public async Task Only_articles_of_the_domain_asked_for_are_found()
    {
        using var staff = await AnybodyAsync();
        Assert.All((await staff.SearchAsync("수수료", "&domain=civil&top=50"))["hits"]!.AsArray(), hit => Assert.Equal("civil", (string?)hit!["domain"]));
    }

    [Fact]
    public async Task A_personal_number_in_a_question_is_masked_before_it_is_searched()
    {
        using var staff = await AnybodyAsync();
        Assert.DoesNotContain("1234", (string?)(await staff.SearchAsync("010-1234-5678 여권"))["query"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("가"), InlineData("a"), InlineData("?"), InlineData("😀"), InlineData("👨‍👩‍👧‍👦🇰🇷"), InlineData("\u0000여권\u202E"), InlineData("\ud83d"), InlineData("여권\n\n\t수수료")]
    [InlineData("\""), InlineData("\"여권"), InlineData("여권*"), InlineData("NEAR(여권, 수수료)"), InlineData("여권 AND NOT 수수료"), InlineData("-여권"), InlineData("title:여권"), InlineData("^여권"), InlineData("{title} : x")]
    [InlineData("'; DROP TABLE article; --"), InlineData("' OR 1=1 --"), InlineData("{\"query\":{\"match_all\":{}}}"), InlineData("<script>alert(1)</script>"), InlineData("../../etc/passwd"), InlineData("%00%ff")]
    public async Task Whatever_is_asked_is_taken_as_words(string text)
    {
        using var staff = await AnybodyAsync();
        using var answer = await staff.GetAsync($"search?q={Uri.EscapeDataString(text)}");
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
        Assert.Equal("전입신고 기한과 과태료", await staff.FindAsync("전입신고 기한과 과태료"));
    }

    [Theory]
    [InlineData("", "q"), InlineData("q=", "q"), InlineData("q=%20%09", "q"), InlineData("q=%00", "q"), InlineData("q=a&q=b", "q")]
    [InlineData("q=a&lang=fr", "lang"), InlineData("q=a&lang=KO", "lang"), InlineData("q=a&domain=nowhere", "domain"), InlineData("q=a&domain=%27--", "domain")]
    [InlineData("q=a&top=0", "top"), InlineData("q=a&top=51", "top"), InlineData("q=a&top=-1", "top"), InlineData("q=a&top=1.5", "top"), InlineData("q=a&top=many", "top"), InlineData("q=a&top=99999999999999", "top")]
    public async Task What_cannot_be_used_is_named_with_what_is_allowed(string query, string member)
    {
        using var staff = await AnybodyAsync();
        using var answer = await staff.GetAsync($"search?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.JsonAsync(Stop);
        Assert.Equal((member, 400), ((string?)problem["member"], (int)problem["status"]!));
        Assert.False(string.IsNullOrEmpty((string?)problem["allowed"]));
    }

    [Theory, InlineData(1000, HttpStatusCode.OK), InlineData(1001, HttpStatusCode.BadRequest), InlineData(10_000, HttpStatusCode.BadRequest)]
    public async Task A_question_has_at_most_1000_characters_and_one_of_10000_is_told_so(int length, HttpStatusCode expected)
    {
        using var staff = await AnybodyAsync();
        using var answer = await staff.GetAsync($"search?q={Uri.EscapeDataString(new string('가', length))}");
        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.BadRequest)
            Assert.Equal("q", (string?)(await answer.JsonAsync(Stop))["member"]);
    }

    [Fact]
    public async Task Who_searches_without_end_is_told_to_wait()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, "--Knowledge:SearchesPerAddress", "1", "--Knowledge:SearchBurstPerAddress", "5");
        using var staff = new Staff(host.Address);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => staff.GetAsync("search?q=a")));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        var refused = answers.First(answer => answer.StatusCode != HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    private async Task<Staff> AnybodyAsync() => new((await shared.GetAsync()).Address, key: null);
}
