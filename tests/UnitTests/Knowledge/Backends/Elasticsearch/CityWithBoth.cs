using MetaverseSeoul.Knowledge.Index;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Elasticsearch;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetaverseSeoul.UnitTests.Knowledge.Backends.Elasticsearch;

/// <summary>Elasticsearch before the embedded index, as a host has them.</summary>
internal sealed class CityWithBoth : IAsyncDisposable
{
    private readonly MadeIndex embedded;
    private readonly ISearchBackend elasticsearch;
    private readonly ElasticsearchFirst first;
    private readonly KnowledgeIndex index;

    private CityWithBoth(MadeIndex embedded, ISearchBackend elasticsearch)
    {
        (this.embedded, this.elasticsearch) = (embedded, elasticsearch);
        first = new ElasticsearchFirst(elasticsearch, embedded.Backend, Clock, NullLogger<ElasticsearchFirst>.Instance);
        index = new KnowledgeIndex(first, NullLogger<KnowledgeIndex>.Instance);
    }

    public ManualTime Clock { get; } = new();

    public static async Task<CityWithBoth> OfAsync(ISearchBackend elasticsearch, ShelfLibrary library)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("knowledge-").FullName, "knowledge.db");
        var embedded = await MadeIndex.OfAsync(new MetaverseSeoul.Knowledge.Index.Sqlite.SqliteBackend(file), library);
        using var keeper = new IndexKeeper(elasticsearch, library, TimeProvider.System, NullLogger<IndexKeeper>.Instance, mayBeAway: true);
        try
        {
            await keeper.KeepAsync(TestContext.Current.CancellationToken);
        }
        catch (SearchBackendException)
        {
            // Away: the keeper of a host tries again each second.
        }

        return new CityWithBoth(embedded, elasticsearch);
    }

    public async Task<string?> FirstAsync() =>
        (await index.SearchAsync(new KnowledgeQuery("여권 발급", "ko"), TestContext.Current.CancellationToken)).Hits is [var hit, ..] ? hit.Article.Key : null;

    public async Task<string> HealthAsync() => (await first.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status.ToString();

    public async ValueTask DisposeAsync()
    {
        await embedded.DisposeAsync();
        await elasticsearch.DisposeAsync();
    }
}
