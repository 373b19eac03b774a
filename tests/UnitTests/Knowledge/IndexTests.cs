using FsCheck;
using FsCheck.Fluent;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.UnitTests.Knowledge;

public sealed class IndexTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Each would take a minute; these are spread over all domains and languages.
    private static IEnumerable<Article> Sample() => City.Library.Articles.Where((_, at) => at % 13 == 0);

    [Fact]
    public async Task A_word_of_two_syllables_finds_its_article()
    {
        var hits = await City.SearchAsync("여권", "ko");
        Assert.StartsWith("passport", hits[0].Article.Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_articles_own_questions_find_it_with_a_high_score()
    {
        foreach (var article in Sample())
        {
            foreach (var question in article.Questions)
            {
                // Two articles may claim a wording; then either may come first.
                var hits = await City.SearchAsync(question, article.Language);
                Assert.True(hits.Take(3).Any(hit => hit.Article.Key == article.Key && hit.Score > 0.2), $"{question} → {article.Key}");
            }
        }
    }

    [Fact]
    public async Task A_title_finds_its_article_first()
    {
        foreach (var article in Sample())
        {
            var hit = (await City.SearchAsync(article.Title, article.Language))[0];
            Assert.True(hit.Article.Title == article.Title, $"{article.Title} → {hit.Article.Key}");
        }
    }

    [Fact]
    public async Task A_question_that_shares_no_word_finds_nothing() => Assert.Empty(await City.SearchAsync("쀍뛟 zzyzx", "ko"));

    [Theory]
    [InlineData("\"")]
    [InlineData("title:여권 OR NEAR(여권, 3)")]
    [InlineData("여권* AND NOT ^등본")]
    [InlineData("') ; DROP TABLE articles_ko; --")]
    [InlineData("{aliases questions}: 여권 + \"등본")]
    [InlineData("")]
    public async Task The_syntax_of_the_index_in_a_question_is_never_interpreted(string question)
    {
        await City.SearchAsync(question, "ko");
        Assert.NotEmpty(await City.SearchAsync("여권", "ko"));
    }

    [Fact]
    public async Task A_question_is_answered_in_its_own_language() =>
        Assert.All(await City.SearchAsync("subway fare", "en"), hit => Assert.Equal("en", hit.Article.Language));

    [Theory]
    [InlineData("外国人登录要在几天内办理？", "zh", "foreigner-registration-deadline", "zh")]
    [InlineData("景福宮星期幾休息？", "zh", "gyeongbokgung-closed-day", "zh")]
    [InlineData("週休手当はもらえますか", "ja", "weekly-holiday-allowance", "en")]
    [InlineData("終電は何時ですか", "ja", "last-train-guidance", "ja")]
    public async Task A_Chinese_or_Japanese_question_finds_its_article_in_that_language_else_in_English(string question, string language, string key, string told)
    {
        var hit = (await City.SearchAsync(question, language))[0];
        Assert.Equal((key, told), (hit.Article.Key, hit.Article.Language));
    }

    [Theory]
    [InlineData("안양에서 대형폐기물 버리는 법")]
    [InlineData("고양시 청년수당 있나요")]
    [InlineData("How do I throw out a sofa in Suwon?")]
    public async Task A_question_about_another_city_is_not_answered_from_an_article_about_Seoul(string question) =>
        Assert.NotEqual(KnowledgeOutcome.Answer, (await City.AskAsync(question, "ko")).Outcome);

    [Fact]
    public async Task An_article_that_exists_in_Korean_only_is_found_by_its_English_readers_too()
    {
        using var content = new ContentFolder().With("civil/dasan.ko.md", ContentFolder.Good.Replace("이사 신고", "Dasan", StringComparison.Ordinal))
            .With("civil/other.en.md", ContentFolder.Good.Replace("전입신고", "Parking", StringComparison.Ordinal));
        await using var made = await MadeIndex.OfAsync(content.Path);
        var hit = Assert.Single((await made.Index.SearchAsync(new KnowledgeQuery("What is Dasan?", "en"), Stop)).Hits);
        Assert.Equal(("dasan", "ko"), (hit.Article.Key, hit.Article.Language));
    }

    [Fact]
    public async Task An_English_question_in_a_Korean_conversation_is_answered_in_English() =>
        Assert.Equal("en", (await City.AskAsync("How much is the subway fare?", "ko")).Language);

    [Fact]
    public async Task Many_search_at_the_same_time()
    {
        var hits = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => City.SearchAsync("지하철 요금 얼마예요", "ko"), Stop)));
        Assert.All(hits, of => Assert.Equal("subway-base-fare", of[0].Article.Key));
    }

    [Fact]
    public void Any_text_at_all_is_searched_without_fault_and_scored_between_0_and_1() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<NonNegativeInt>(), (text, at) =>
        {
            string[] languages = ["ko", "en", "zh", "ja"];
            var hits = City.Index.SearchAsync(new KnowledgeQuery($"여권 {text} fee", languages[at.Get % 4]), CancellationToken.None).Result.Hits;
            return hits.All(hit => hit.Score is >= 0 and <= 1.0001) && hits.SequenceEqual(hits.OrderByDescending(hit => hit.Score));
        }).QuickCheckThrowOnFailure();
}
