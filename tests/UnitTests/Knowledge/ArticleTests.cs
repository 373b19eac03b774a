using MetaverseSeoul.Knowledge.Articles;

namespace MetaverseSeoul.UnitTests.Knowledge;

public sealed class ArticleTests
{
    private const string File = "civil/move-in.ko.md";

    [Fact]
    public void A_good_article_is_read_with_all_its_members()
    {
        using var content = new ContentFolder().With(File, ContentFolder.Good);
        var article = Assert.Single(ArticleLibrary.Load(content.Path).Articles);
        Assert.Equal(("move-in", "ko", "전입신고 기한", "2026-06"), (article.Key, article.Language, article.Title, article.AsOf));
        Assert.Equal(["전입신고", "이사 신고"], article.Aliases);
        Assert.Equal("주민등록법 제16조", Assert.Single(article.Sources).Name);
        Assert.Equal("**14일 안에** 신고하시면 돼요.", article.Body);
    }

    [Theory]
    [InlineData("title: 전입신고 기한\n", "", 2, "member 'title' is missing")]
    [InlineData("agent: petition120", "agnet: petition120", 7, "unknown member 'agnet'")]
    [InlineData("title: 전입신고 기한", "title: ", 2, "title: is empty")]
    [InlineData("aliases: [전입신고, 이사 신고]", "aliases: []", 3, "aliases: is empty")]
    [InlineData("aliases: [전입신고, 이사 신고]", "aliases: 전입신고", 3, "aliases: is not a list")]
    [InlineData("questions:\n  - 이사했는데 전입신고 언제까지 해요?", "questions: []", 4, "questions: is empty")]
    [InlineData("  - 이사했는데 전입신고 언제까지 해요?", "  - \"\"", 5, "questions: an item is not a text, or empty")]
    [InlineData("domain: civil", "domain: waste", 6, "domain: 'waste' is not the folder's name")]
    [InlineData("desk: civil", "desk: cellar", 8, "desk: 'cellar' is none of")]
    [InlineData("asOf: 2026-06", "asOf: 2026-13", 12, "asOf: '2026-13' is not")]
    [InlineData("asOf: 2026-06", "asOf: June", 12, "asOf: 'June' is not")]
    [InlineData("    url: https://www.law.go.kr/법령/주민등록법", "    url: law.go.kr", 10, "source: 'law.go.kr' is not a web address")]
    [InlineData("    url: https://www.law.go.kr/법령/주민등록법", "    link: x", 10, "source: an item has a name")]
    [InlineData("related: []", "related: [nowhere]", 15, "related: there is no article 'nowhere'")]
    [InlineData("related: []", "related: [move-in]", 15, "related: an article is not related to itself")]
    [InlineData("links: []", "links: []\nlinks: []", 15, "not YAML: Duplicate key")]
    [InlineData("**14일 안에** 신고하시면 돼요.", "", 16, "the body is empty")]
    [InlineData("agent: petition120", "agent: nobody", 7, "agent: 'nobody' is none of petition120")]
    [InlineData("**14일 안에**", "<b>14일 안에</b>", 17, "HTML is shown to nobody")]
    [InlineData("**14일 안에**", "[14일](javascript:x) 안에", 17, "the link 'javascript:x' is not an address")]
    [InlineData("**14일 안에**", "![14일](https://a.kr/b.png) 안에", 17, "pictures are not shown")]
    [InlineData("**14일 안에** 신고하시면 돼요.", "짧아요", 17, "the body has 3 characters")]
    public void A_broken_article_is_refused_with_file_line_and_reason(string good, string broken, int line, string reason)
    {
        var text = ContentFolder.Good.ReplaceLineEndings("\n");
        Assert.Contains(good, text, StringComparison.Ordinal);
        using var content = new ContentFolder().With(File, text.Replace(good, broken, StringComparison.Ordinal));
        var fault = content.Faults()[0];
        Assert.Equal((File, line), (fault.File, fault.Line));
        Assert.StartsWith(reason, fault.Reason, StringComparison.Ordinal);
        Assert.StartsWith($"{File}:{line}: {reason}", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_without_front_matter_is_refused()
    {
        using var content = new ContentFolder().With(File, "14일 안에 신고하세요.");
        Assert.Contains("no front matter", Assert.Single(content.Faults()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_an_unknown_language_is_refused()
    {
        using var content = new ContentFolder().With("civil/move-in.fr.md", ContentFolder.Good);
        Assert.Contains("the path is not", Assert.Single(content.Faults()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_in_two_folders_is_refused()
    {
        using var content = new ContentFolder().With(File, ContentFolder.Good)
            .With("waste/move-in.ko.md", ContentFolder.Good.Replace("domain: civil", "domain: waste", StringComparison.Ordinal));
        var fault = Assert.Single(content.Faults());
        Assert.Equal(("waste/move-in.ko.md", "the key 'move-in' is taken by civil/move-in.ko.md"), (fault.File, fault.Reason));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        using var content = new ContentFolder()
            .With(File, ContentFolder.Good.Replace("asOf: 2026-06", "asOf: never", StringComparison.Ordinal).Replace("desk: civil", "desk: x", StringComparison.Ordinal))
            .With("civil/other.ko.md", "no head");
        Assert.Equal(3, content.Faults().Count);
    }

    [Fact]
    public void A_file_of_50_MB_is_refused_unread()
    {
        using var content = new ContentFolder().With(File, new string('a', 50 * 1024 * 1024));
        Assert.StartsWith("the file is larger than", Assert.Single(content.Faults()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_command_prints_faults_and_warnings_and_says_by_its_exit_code_whether_all_is_well()
    {
        using var content = new ContentFolder().With(File, ContentFolder.Good).With("civil/other.ko.md", ContentFolder.Good.Replace("이사 신고", "딴 이름", StringComparison.Ordinal));
        async Task<(int Code, string Text)> CheckAsync(string folder)
        {
            await using var output = new StringWriter();
            return (await new CheckCommand().RunAsync([folder], output, TestContext.Current.CancellationToken), output.ToString());
        }

        var good = await CheckAsync(content.Path);
        Assert.Equal(0, good.Code);
        Assert.Contains("civil/other.ko.md:2: warning: '전입신고 기한' is also a wording of civil/move-in.ko.md", good.Text, StringComparison.Ordinal);
        content.With("civil/bad.ko.md", "no head");
        var bad = await CheckAsync(content.Path);
        Assert.Equal(1, bad.Code);
        Assert.Contains("civil/bad.ko.md:1: no front matter", bad.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await CheckAsync(content.Path + "/nowhere")).Code);
    }

    [Fact]
    public void Every_shipped_article_is_valid() => Assert.NotEmpty(City.Library.Articles);

    [Fact]
    public void Every_fact_is_told_in_Korean_and_English()
    {
        var languages = City.Library.Articles.GroupBy(article => article.Key, article => article.Language);
        Assert.Empty(languages.Where(of => !of.Contains("ko") || !of.Contains("en")).Select(of => of.Key));
    }

    [Theory, InlineData("2026-06", true), InlineData("2026-06-31", false), InlineData("c.2015", true), InlineData("c.2018-12", true), InlineData("undated", true), InlineData("2015", false), InlineData("", false)]
    public void A_date_of_checking_is_a_real_month_or_day_or_says_that_it_is_not_known(string asOf, bool valid) =>
        Assert.Equal(valid, AsOf.IsValid(asOf));
}
