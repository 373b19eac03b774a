using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Elasticsearch;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.UnitTests.Knowledge.Backends.Elasticsearch;

/// <summary>What goes over the wire, and what comes of answers that are errors.</summary>
public sealed class ElasticsearchWireTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rebuild_fills_a_new_index_and_moves_the_alias_in_one_request()
    {
        await using var wire = await WireServer.StartAsync();
        var library = Library();
        await using (await MadeIndex.OfAsync(Open(wire), library))
            library.Shipped = "shipped-2";
        await using var made = await MadeIndex.OfAsync(Open(wire), library);

        Assert.Equal(["city-1-shipped-2"], wire.Cluster.Indices);
        Assert.Equal(2, wire.Requests.Count(request => request == "POST /_aliases"));
        Assert.Equal("city-*", (string?)wire.Cluster.Template!["index_patterns"]![0]);
        Assert.Equal("nori_tokenizer", (string?)wire.Cluster.Template["template"]!["settings"]!["analysis"]!["tokenizer"]!["nori_mixed"]!["type"]);
    }

    [Fact]
    public async Task What_the_cluster_was_too_busy_for_is_sent_again_and_nothing_else()
    {
        await using var wire = await WireServer.StartAsync();
        await using var made = await MadeIndex.OfAsync(Open(wire), Library());
        wire.InsteadOf = request => request.Contains("_bulk", StringComparison.Ordinal);
        wire.Instead.Enqueue((200, """{"errors":true,"items":[{"index":{"status":429,"error":{"type":"es_rejected_execution_exception","reason":"busy"}}},{"index":{"status":201}}]}"""));
        using var client = new ElasticsearchClient(Options(wire), TimeProvider.System);
        var bulk = new BulkRequest(client, "city", TimeProvider.System);
        bulk.Put("one", new() { ["kind"] = "test" });
        bulk.Put("two", new() { ["kind"] = "test" });
        await bulk.SendAsync(isSearchableAtOnce: true, Stop);

        Assert.NotNull(await client.AskAsync(HttpMethod.Get, "city/_doc/one", null, Stop));
        await Assert.ThrowsAsync<ElasticsearchException>(() => client.AskAsync(HttpMethod.Get, "city/_doc/two", null, Stop));
    }

    [Theory, InlineData(429), InlineData(502), InlineData(503), InlineData(504)]
    public async Task A_cluster_that_is_away_for_a_moment_is_told_again(int status)
    {
        await using var wire = await WireServer.StartAsync();
        wire.InsteadOf = request => request.Contains("_bulk", StringComparison.Ordinal);
        wire.Instead.Enqueue((status, "<html>the proxy's own page</html>"));
        wire.Instead.Enqueue((status, ""));
        await using var made = await MadeIndex.OfAsync(Open(wire), Library());
        Assert.Equal(3, wire.Requests.Count(request => request.Contains("_bulk", StringComparison.Ordinal)));
        Assert.Equal("passport", await FirstAsync(made));
    }

    [Fact]
    public async Task A_document_that_is_refused_for_good_stops_the_build_with_the_clusters_reason()
    {
        await using var wire = await WireServer.StartAsync();
        wire.InsteadOf = request => request.Contains("_bulk", StringComparison.Ordinal);
        wire.Instead.Enqueue((200, """{"errors":true,"items":[{"index":{"status":400,"error":{"type":"strict_dynamic_mapping_exception","reason":"[7:1] mapping set to strict"}}}]}"""));
        var refused = await Assert.ThrowsAsync<SearchBackendException>(() => MadeIndex.OfAsync(Open(wire), Library()));
        Assert.Contains("mapping set to strict", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, """{"error":{"type":"search_phase_execution_exception","reason":"all shards failed"},"status":500}""")]
    [InlineData(401, """{"error":{"type":"security_exception","reason":"missing authentication credentials"},"status":401}""")]
    [InlineData(200, """{"timed_out":true,"hits":{"hits":[]}}""")]
    [InlineData(200, """{"hits":{"hits":[{"_source":{}}]}}""")]
    [InlineData(200, """{"hits":{"hits":[{"_source":{"key":"passport","profile":"AAAA"}}]}}""")]
    [InlineData(200, "half an answ")]
    public async Task A_search_that_fails_is_answered_by_the_embedded_index(int status, string body)
    {
        await using var wire = await WireServer.StartAsync();
        await using var made = await CityWithBoth.OfAsync(Open(wire), Library());
        wire.InsteadOf = request => request.Contains("_search", StringComparison.Ordinal);
        wire.Instead.Enqueue((status, body));
        Assert.Equal("passport", await made.FirstAsync());
        Assert.Equal("Degraded", await made.HealthAsync());
    }

    [Fact]
    public async Task While_it_is_away_it_is_not_asked_and_after_a_rest_it_is()
    {
        await using var wire = await WireServer.StartAsync();
        await using var made = await CityWithBoth.OfAsync(Open(wire), Library());
        int Searches() => wire.Requests.Count(request => request.Contains("_search", StringComparison.Ordinal));
        wire.InsteadOf = request => request.Contains("_search", StringComparison.Ordinal);
        wire.Instead.Enqueue((503, ""));
        await made.FirstAsync();
        var asked = Searches();
        Assert.Equal("passport", await made.FirstAsync());
        Assert.Equal(asked, Searches());

        made.Clock.Pass(TimeSpan.FromSeconds(6));
        Assert.Equal("passport", await made.FirstAsync());
        Assert.True(Searches() > asked);
        Assert.Equal("Healthy", await made.HealthAsync());
    }

    [Fact]
    public async Task A_server_that_never_was_there_leaves_the_embedded_index_answering()
    {
        await using var made = await CityWithBoth.OfAsync(new ElasticsearchBackend(new ElasticsearchOptions { Url = "http://127.0.0.1:1", Index = "city" }, TimeProvider.System), Library());
        Assert.Equal("passport", await made.FirstAsync());
        Assert.Equal("Degraded", await made.HealthAsync());
    }

    [Fact]
    public async Task An_index_that_was_lost_is_made_again()
    {
        await using var wire = await WireServer.StartAsync();
        await using var made = await MadeIndex.OfAsync(Open(wire), Library());
        wire.Cluster.Lose("city");
        Assert.Null(await FirstAsync(made));
        await made.Keeper.KeepAsync(Stop);
        Assert.Equal("passport", await FirstAsync(made));
    }

    [Fact]
    public async Task Of_two_processes_that_start_together_one_builds_and_the_other_waits()
    {
        await using var wire = await WireServer.StartAsync();
        var library = Library();
        var both = await Task.WhenAll(MadeIndex.OfAsync(Open(wire), library), MadeIndex.OfAsync(Open(wire), library));
        Assert.Equal(1, wire.Requests.Count(request => request.Contains("_bulk", StringComparison.Ordinal)));
        foreach (var made in both)
        {
            Assert.Equal("passport", await FirstAsync(made));
            await made.DisposeAsync();
        }
    }

    [Fact]
    public async Task Two_processes_that_take_in_the_same_change_count_its_words_once()
    {
        await using var wire = await WireServer.StartAsync();
        var library = Library();
        await using var one = await MadeIndex.OfAsync(Open(wire), library);
        await using var other = await MadeIndex.OfAsync(Open(wire), library);
        library.Put(ShelfLibrary.Article("dog", "반려견 등록", "강아지 등록해야 하나요"));
        await Task.WhenAll(one.Keeper.KeepAsync(Stop), other.Keeper.KeepAsync(Stop));
        Assert.Equal((3, 3), (one.Backend.VocabularyOf("ko").Articles, other.Backend.VocabularyOf("ko").Articles));
    }

    [Theory]
    [InlineData("key", "", "ApiKey key")]
    [InlineData("", "elastic:p%40ss", "Basic ZWxhc3RpYzpwQHNz")]
    public async Task It_shows_its_key_or_its_password(string apiKey, string user, string sent)
    {
        await using var wire = await WireServer.StartAsync();
        var url = user.Length > 0 ? wire.Url.Replace("://", $"://{user}@", StringComparison.Ordinal) : wire.Url;
        await using var backend = new ElasticsearchBackend(new ElasticsearchOptions { Url = url, ApiKey = apiKey, Index = "city" }, TimeProvider.System);
        Assert.Null(await backend.StampAsync(Stop));
        Assert.Equal(sent, wire.LastAuthorization);
        Assert.DoesNotContain("p@ss", string.Join('\n', wire.Requests), StringComparison.Ordinal);
    }

    private static ElasticsearchOptions Options(WireServer wire) => new() { Url = wire.Url, Index = "city", SearchSeconds = 10 };

    private static ElasticsearchBackend Open(WireServer wire) => new(Options(wire), TimeProvider.System);

    private static ShelfLibrary Library()
    {
        var library = new ShelfLibrary();
        library.Put(ShelfLibrary.Article("passport", "여권 발급", "여권은 어디서 만들어요"));
        library.Put(ShelfLibrary.Article("moving", "전입 기한", "이사했는데 전입은 언제까지 해요"));
        return library;
    }

    private static async Task<string?> FirstAsync(MadeIndex made) =>
        (await made.Index.SearchAsync(new KnowledgeQuery("여권 발급", "ko"), Stop)).Hits is [var first, ..] ? first.Article.Key : null;
}
