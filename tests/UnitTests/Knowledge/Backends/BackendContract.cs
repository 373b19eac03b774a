using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.UnitTests.Knowledge.Backends;

/// <summary>What the index promises on every backend. A backend's tests derive from it and say how one is opened.</summary>
public abstract class BackendContract
{
    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A backend on the place of this test: twice opened, both see the same index.</summary>
    private protected abstract ISearchBackend Open();

    [Fact]
    public async Task An_index_that_was_never_made_has_no_stamp_and_finds_nothing()
    {
        await using var backend = Open();
        Assert.Null(await backend.StampAsync(Stop));
        Assert.Empty(await backend.ReadAsync(["moving"], ["ko"], Stop));
    }

    [Fact]
    public async Task A_built_index_carries_the_stamp_of_its_library_and_is_not_built_again()
    {
        var library = Library();
        await using var first = await MadeIndex.OfAsync(Open(), library);
        Assert.Equal(await library.StampAsync(Stop), await first.Backend.StampAsync(Stop));
        library.Shipped = "shipped-2";
        await using var second = await MadeIndex.OfAsync(Open(), library);
        Assert.Equal(await library.StampAsync(Stop), await second.Backend.StampAsync(Stop));
    }

    [Fact]
    public async Task A_question_finds_the_article_that_shares_its_words()
    {
        await using var made = await MadeIndex.OfAsync(Open(), Library());
        var found = await made.Index.SearchAsync(new KnowledgeQuery("여권 발급 받으려고요", "ko"), Stop);
        Assert.Equal("passport", found.Hits[0].Article.Key);
    }

    [Fact]
    public async Task A_question_is_found_in_the_articles_of_its_own_language()
    {
        await using var made = await MadeIndex.OfAsync(Open(), Library());
        var found = await made.Index.SearchAsync(new KnowledgeQuery("How do I get a passport?", "ko"), Stop);
        Assert.Equal(("passport", "en", "en"), (found.Hits[0].Article.Key, found.Hits[0].Article.Language, found.Language));
    }

    [Theory, InlineData("tax", null), InlineData(null, "tax")]
    public async Task Only_the_articles_of_a_domain_or_an_agent_are_found(string? domain, string? agent)
    {
        await using var made = await MadeIndex.OfAsync(Open(), Library());
        var found = await made.Index.SearchAsync(new KnowledgeQuery("여권 자동차세 신고", "ko", Domain: domain, Agent: agent), Stop);
        Assert.Equal(["car-tax"], found.Hits.Select(hit => hit.Article.Key));
    }

    [Fact]
    public async Task An_article_is_read_whole_in_the_first_language_it_has()
    {
        var library = Library();
        await using var made = await MadeIndex.OfAsync(Open(), library);
        var read = await made.Backend.ReadAsync(["moving", "passport", "nothing"], ["en", "ko"], Stop);
        Assert.Equal(["moving ko", "passport en"], read.Values.Select(article => $"{article.Key} {article.Language}").Order());
        Assert.Equivalent(Moving, read["moving"], strict: true);
        Assert.Equal("passport", made.Index.Find("passport", "ja")?.Key);
        Assert.Null(made.Index.Find("nothing", "ko"));
    }

    [Fact]
    public async Task A_new_article_is_found_a_changed_one_by_its_new_words_and_a_withdrawn_one_no_more()
    {
        var library = Library();
        await using var made = await MadeIndex.OfAsync(Open(), library);
        library.Put(ShelfLibrary.Article("dog", "반려견 등록", "강아지 등록해야 하나요"));
        library.Put(Moving with { Title = "체류지 변경", Aliases = ["체류지"], Questions = ["체류지가 바뀌었어요"], Body = "체류지예요." });
        library.Withdraw("passport", "ko");
        await made.Keeper.KeepAsync(Stop);

        Assert.Equal("dog", await FirstAsync(made, "강아지 등록"));
        Assert.Equal("moving", await FirstAsync(made, "체류지 변경"));
        Assert.Null(await FirstAsync(made, "전입"));
        Assert.Null(await FirstAsync(made, "여권"));
        Assert.Equal(await library.StampAsync(Stop), await made.Backend.StampAsync(Stop));
    }

    [Fact]
    public async Task A_change_that_another_process_took_in_is_found_here_too_and_counted_once()
    {
        var library = Library();
        await using var here = await MadeIndex.OfAsync(Open(), library);
        await using var there = await MadeIndex.OfAsync(Open(), library);
        library.Put(ShelfLibrary.Article("dog", "반려견 등록", "강아지 등록해야 하나요"));
        await there.Keeper.KeepAsync(Stop);
        await here.Keeper.KeepAsync(Stop);
        Assert.Equal("dog", await FirstAsync(here, "강아지 등록"));
        Assert.Equal(there.Backend.VocabularyOf("ko").Articles, here.Backend.VocabularyOf("ko").Articles);
        Assert.Equal(4, here.Backend.VocabularyOf("ko").Articles);
    }

    [Fact]
    public async Task A_vocabulary_counts_each_article_once_however_often_it_was_changed()
    {
        var library = Library();
        await using var made = await MadeIndex.OfAsync(Open(), library);
        var before = made.Backend.VocabularyOf("ko").ToBytes().Length;
        for (var i = 0; i < 5; i++)
        {
            library.Put(Moving);
            await made.Keeper.KeepAsync(Stop);
        }

        Assert.Equal((3, before), (made.Backend.VocabularyOf("ko").Articles, made.Backend.VocabularyOf("ko").ToBytes().Length));
    }

    private protected static ShelfLibrary Library()
    {
        var library = new ShelfLibrary();
        library.Put(Moving);
        library.Put(ShelfLibrary.Article("passport", "여권 발급", "여권은 어디서 만들어요"));
        library.Put(ShelfLibrary.Article("passport", "Passport", "Where do I get a passport?", "en"));
        library.Put(ShelfLibrary.Article("car-tax", "자동차세", "자동차세 언제 내나요", domain: "tax", agent: "tax"));
        return library;
    }

    private protected static Article Moving { get; } = ShelfLibrary.Article("moving", "전입 기한", "이사했는데 전입은 언제까지 해요");

    private protected static async Task<string?> FirstAsync(MadeIndex made, string question) =>
        (await made.Index.SearchAsync(new KnowledgeQuery(question, "ko"), Stop)).Hits is [var first, ..] ? first.Article.Key : null;
}
