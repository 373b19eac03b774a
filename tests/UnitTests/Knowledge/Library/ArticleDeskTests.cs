using MetaverseSeoul.Knowledge.Library;

namespace MetaverseSeoul.UnitTests.Knowledge.Library;

public sealed class ArticleDeskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_seen_by_nobody_until_it_is_published()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.ChangeAsync("move-in", Desk.Titled("새 제목"), basedOn: 0);
        Assert.Equal((1L, ArticleStatus.Draft, false, "hong"), (draft.Version, draft.Status, draft.IsInForce, draft.Author));
        Assert.Equal("전입신고 기한", Assert.Single(await desk.AllAsync()).Title);

        var published = await desk.Articles.PublishAsync("move-in", "ko", 1, Desk.Hong, Stop);
        Assert.Equal((1L, true, "hong"), (published.Revision, published.IsInForce, published.ReleasedBy));
        Assert.Equal("새 제목", Assert.Single(await desk.AllAsync()).Title);
    }

    [Fact]
    public async Task Who_changes_a_version_that_is_not_the_latest_is_told_what_changed_meanwhile()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ChangeAsync("move-in", Desk.Titled("먼저 바꾼 제목"), basedOn: 0);
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => desk.ChangeAsync("move-in", Desk.Titled("늦은 제목"), basedOn: 0));
        Assert.Equal((1L, "hong"), (conflict.Latest!.Version, conflict.Latest.Author));
        Assert.Equal(["title", "status"], conflict.Changed);
        await Assert.ThrowsAsync<VersionConflictException>(() => desk.Articles.PublishAsync("move-in", "ko", 7, Desk.Hong, Stop));
        await Assert.ThrowsAsync<VersionConflictException>(() => desk.ChangeAsync("move-in", Desk.Titled("없는 줄 알았어요"), basedOn: null));
    }

    [Fact]
    public async Task Of_many_who_change_the_same_version_at_once_one_wins()
    {
        await using var desk = await Desk.OpenAsync();
        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(async at =>
        {
            try
            {
                return (await desk.ChangeAsync("move-in", Desk.Titled($"제목 {at}"), basedOn: 0)).Version;
            }
            catch (VersionConflictException)
            {
                return 0;
            }
        }));
        Assert.Equal(1, tries.Sum());
    }

    [Fact]
    public async Task A_withdrawn_article_is_told_no_more_and_comes_back_by_a_roll_back()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Articles.WithdrawAsync("move-in", "ko", 0, Desk.Hong, Stop);
        Assert.Empty(await desk.AllAsync());
        await Assert.ThrowsAsync<NothingToDoException>(() => desk.Articles.WithdrawAsync("move-in", "ko", 1, Desk.Hong, Stop));

        await desk.Articles.RollBackAsync("move-in", "ko", 1, to: 0, Desk.Hong, Stop);
        Assert.Equal("전입신고 기한", Assert.Single(await desk.AllAsync()).Title);
        var versions = await desk.Articles.VersionsAsync("move-in", "ko", Stop);
        Assert.Equal([(2, true), (1, false), (0, false)], versions.Select(version => (version.Version, version.IsInForce)));
        await Assert.ThrowsAsync<NothingToDoException>(() => desk.Articles.RollBackAsync("move-in", "ko", 2, to: 9, Desk.Hong, Stop));
    }

    [Fact]
    public async Task A_roll_back_publishes_an_older_text_as_a_new_version()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.PublishAsync("new-one", Desk.Titled("첫 글"));
        await desk.PublishAsync("new-one", Desk.Titled("둘째 글"));
        var back = await desk.Articles.RollBackAsync("new-one", "ko", 2, to: 1, Desk.Hong, Stop);
        Assert.Equal((3L, "첫 글", 3L), (back.Version, back.Title, back.Revision));
    }

    [Fact]
    public async Task Changes_are_told_in_order_each_article_once_as_it_is_now()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.PublishAsync("one", Desk.Titled("하나"));
        await desk.PublishAsync("two", Desk.Titled("둘"));
        await desk.PublishAsync("one", Desk.Titled("다시 하나"));
        await desk.Articles.WithdrawAsync("two", "ko", 1, Desk.Hong, Stop);
        Assert.Equal(
            [(3L, "one", "다시 하나"), (4L, "two", null)],
            (await desk.ChangesAsync(0)).Select(change => (change.Revision, change.Key, change.Article?.Title)));
        Assert.Equal([4L], (await desk.ChangesAsync(3)).Select(change => change.Revision));
        Assert.Empty(await desk.ChangesAsync(4));
        Assert.Equal(4, (await desk.Store.StampAsync(Stop)).Revision);
    }

    [Fact]
    public async Task Who_waits_for_a_change_is_woken_by_it()
    {
        await using var desk = await Desk.OpenAsync();
        var waiting = desk.Store.WaitForChangeAsync(0, Stop);
        await desk.PublishAsync("one", Desk.Titled("하나"));
        await waiting;
        // What came before is seen at once.
        await desk.Store.WaitForChangeAsync(0, Stop);
    }

    [Fact]
    public async Task The_stamp_of_the_shipped_articles_needs_none_of_them_to_be_read()
    {
        using var content = new ContentFolder().With("civil/broken.ko.md", "no article at all");
        Assert.Equal(64, (await new ShippedLibrary(content.Path).StampAsync(Stop)).Shipped.Length);
    }

    [Fact]
    public async Task The_list_holds_staff_s_and_shipped_articles_and_its_text_is_no_pattern()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.PublishAsync("one", Desk.Titled("100% 지원"));
        await desk.PublishAsync("two", Desk.Titled("밑_줄"));
        Task<(long Total, IReadOnlyList<ArticleVersion> Articles)> List(string text, string status = "", int skip = 0, int top = 10) =>
            desk.Catalogue.ListAsync(new ArticleFilter(text, "", "", status, skip, top), Stop);
        Assert.Equal(["two", "one", "move-in"], (await List("")).Articles.Select(article => article.Key));
        Assert.Equal(["one"], (await List("%")).Articles.Select(article => article.Key));
        Assert.Equal(["two"], (await List("_")).Articles.Select(article => article.Key));
        Assert.Equal(["move-in"], (await List("전입", skip: 0)).Articles.Select(article => article.Key));
        Assert.Equal((3L, "move-in"), ((await List("", skip: 2, top: 1)).Total, (await List("", skip: 2, top: 1)).Articles[0].Key));
        Assert.Empty((await List("", status: "draft")).Articles);
    }

    [Fact]
    public async Task An_article_related_to_none_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        var (article, faults) = await desk.Review.ReadAsync("one", "ko", ContentFolder.Good.Replace("related: []", "related: [nowhere, move-in, one]", StringComparison.Ordinal), Stop);
        Assert.Null(article);
        Assert.Equal(["related: there is no article 'nowhere'", "related: an article is not related to itself"], faults.Select(fault => fault.Reason));
    }
}
