using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Elasticsearch;

namespace MetaverseSeoul.UnitTests.Knowledge.Backends.Elasticsearch;

/// <summary>The contract of every backend, kept by Elasticsearch: by the server at ELASTICSEARCH_URL where one is set, else by <see cref="WireServer"/>.</summary>
public sealed class ElasticsearchBackendTests : BackendContract, IAsyncLifetime
{
    private readonly string index = $"test-{Guid.NewGuid():N}"[..20];
    private WireServer? wire;
    private string url = Environment.GetEnvironmentVariable("ELASTICSEARCH_URL") ?? "";

    public async ValueTask InitializeAsync()
    {
        if (url.Length > 0)
            return;
        wire = await WireServer.StartAsync();
        url = wire.Url;
    }

    public async ValueTask DisposeAsync()
    {
        if (wire is not null)
        {
            await wire.DisposeAsync();
            return;
        }

        using var client = new ElasticsearchClient(new ElasticsearchOptions { Url = url }, TimeProvider.System);
        var behind = await client.AskAsync(HttpMethod.Get, $"_alias/{index}", null, CancellationToken.None);
        foreach (var (name, _) in behind.AsObject())
            await client.TellAsync(HttpMethod.Delete, name, null, CancellationToken.None);
        await client.TellAsync(HttpMethod.Delete, $"_index_template/{index}", null, CancellationToken.None);
    }

    private protected override ISearchBackend Open() =>
        new ElasticsearchBackend(new ElasticsearchOptions { Url = url, Index = index, SearchSeconds = 10 }, TimeProvider.System);
}
