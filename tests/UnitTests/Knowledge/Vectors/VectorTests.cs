using FsCheck;
using FsCheck.Fluent;
using MetaverseSeoul.Knowledge.Vectors;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.UnitTests.Knowledge.Backends;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetaverseSeoul.UnitTests.Knowledge.Vectors;

public sealed class VectorTests : IAsyncLifetime
{
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("vectors-").FullName, "vectors.db");
    private readonly ManualTime clock = new();
    private EmbeddingServer server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await EmbeddingServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task An_article_that_means_the_same_in_other_words_is_asked_about_and_never_told()
    {
        await using var city = await CityAsync(Library());
        var words = await city.Words.SearchAsync(new KnowledgeQuery("보금자리 옮겼는데", "ko"), Stop);
        Assert.Equal(KnowledgeOutcome.Abstain, words.Outcome);

        var found = await city.Index.SearchAsync(new KnowledgeQuery("보금자리 옮겼는데", "ko"), Stop);
        Assert.Equal((KnowledgeOutcome.Clarify, "moving"), (found.Outcome, found.Choices[0].Key));
    }

    [Fact]
    public async Task What_words_and_meaning_agree_on_is_answered_as_before()
    {
        await using var city = await CityAsync(Library());
        var found = await city.Index.SearchAsync(new KnowledgeQuery("여권 발급", "ko"), Stop);
        Assert.Equal((KnowledgeOutcome.Answer, "passport"), (found.Outcome, found.Hits[0].Article.Key));
    }

    [Fact]
    public async Task A_question_that_means_nothing_known_is_not_answered_by_the_nearest_of_strangers()
    {
        await using var city = await CityAsync(Library());
        Assert.Equal(KnowledgeOutcome.Abstain, (await city.Index.SearchAsync(new KnowledgeQuery("김치찌개 끓이는 법", "ko"), Stop)).Outcome);
    }

    [Theory, InlineData("tax", null), InlineData(null, "tax")]
    public async Task Meaning_keeps_to_the_domain_and_the_agent_that_were_asked_for(string? domain, string? agent)
    {
        await using var city = await CityAsync(Library());
        Assert.Empty((await city.Index.SearchAsync(new KnowledgeQuery("보금자리 옮겼는데", "ko", Domain: domain, Agent: agent), Stop)).Hits);
    }

    [Fact]
    public async Task Without_the_model_words_alone_find_and_health_says_so_until_it_is_back()
    {
        await using var city = await CityAsync(Library());
        server.Status = 500;
        Assert.Equal("passport", (await city.Index.SearchAsync(new KnowledgeQuery("여권 발급", "ko"), Stop)).Hits[0].Article.Key);
        Assert.Equal(HealthStatus.Degraded, (await city.Index.CheckHealthAsync(new HealthCheckContext(), Stop)).Status);

        var asked = server.Asked.Count;
        await city.Index.SearchAsync(new KnowledgeQuery("여권 발급", "ko"), Stop);
        Assert.Equal(asked, server.Asked.Count);

        server.Status = 200;
        clock.Pass(TimeSpan.FromSeconds(6));
        await city.Index.SearchAsync(new KnowledgeQuery("여권 발급", "ko"), Stop);
        Assert.Equal(HealthStatus.Healthy, (await city.Index.CheckHealthAsync(new HealthCheckContext(), Stop)).Status);
    }

    [Fact]
    public async Task A_text_is_sent_to_the_model_once_a_changed_one_again_and_a_withdrawn_one_is_forgotten()
    {
        var library = Library();
        await using (await CityAsync(library))
            Assert.Equal(3, server.Asked.Count);
        await using var city = await CityAsync(library);
        Assert.Equal(3, server.Asked.Count);

        library.Put(ShelfLibrary.Article("moving", "전입 신고", "이사했어요"));
        library.Withdraw("passport", "ko");
        await city.WaitAsync(vectors => vectors.Count == 2 && server.Asked.Count > 3);
        Assert.Equal(4, server.Asked.Count);
    }

    [Fact]
    public async Task A_file_of_vectors_that_is_none_is_made_anew()
    {
        await File.WriteAllTextAsync(file, "not a database at all, and long enough to be taken for one", Stop);
        await using var city = await CityAsync(Library());
        Assert.Equal(3, server.Asked.Count);
    }

    [Fact]
    public void The_nearest_are_those_of_the_greatest_cosine() => Prop.ForAll(
        Gen.Choose(-100, 100).ArrayOf(21).ListOf(12).ToArbitrary(),
        rows =>
        {
            var all = rows.Select(row => row.Select(number => (float)number).ToArray()).Where(row => row.Any(number => number != 0)).ToList();
            var index = new VectorIndex();
            for (var i = 1; i < all.Count; i++)
                index.Put($"a{i:00}", "ko", all[i]);
            var near = all.Count == 0 ? [] : index.Nearest(all[0], 5);
            var wanted = Enumerable.Range(1, Math.Max(0, all.Count - 1)).Select(i => Cosine(all[0], all[i])).OrderDescending().Take(5);
            return near.Select(one => Math.Round(one.Similarity, 4)).SequenceEqual(wanted.Select(one => Math.Round(one, 4)));
        }).QuickCheckThrowOnFailure();

    private static double Cosine(float[] one, float[] other)
    {
        double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
        return Dot(one, other) / Math.Sqrt(Dot(one, one) * Dot(other, other));
    }

    private static ShelfLibrary Library()
    {
        var library = new ShelfLibrary();
        library.Put(ShelfLibrary.Article("moving", "전입 기한", "이사했는데 전입은 언제까지 해요"));
        library.Put(ShelfLibrary.Article("passport", "여권 발급", "여권은 어디서 만들어요"));
        library.Put(ShelfLibrary.Article("car-tax", "자동차세", "자동차세 언제 내나요", domain: "tax", agent: "tax"));
        return library;
    }

    private async Task<FusedCity> CityAsync(ShelfLibrary library)
    {
        var city = await FusedCity.StartAsync(
            library, new EmbeddingOptions { Url = server.Url, Model = "test", SearchMilliseconds = 10_000 }, file, clock);
        await city.WaitAsync(vectors => vectors.Count == 3);
        return city;
    }
}
