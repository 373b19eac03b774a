using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Elasticsearch;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Knowledge.Index;

internal static class IndexRegistration
{
    /// <summary>The name of the health check: healthy, or degraded while the embedded index stands in for Elasticsearch.</summary>
    private const string Health = "search";

    /// <summary>The embedded index always; Elasticsearch before it where an address is set.</summary>
    public static void AddIndex(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => new SqliteBackend(
            Path.Combine(provider.GetRequiredService<IOptions<MeshOptions>>().Value.Data, "knowledge.db")));
        services.AddHostedService(provider => Keeper(provider, provider.GetRequiredService<SqliteBackend>(), mayBeAway: false));
        services.AddOptions<ElasticsearchOptions>().BindConfiguration(ElasticsearchOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (string.IsNullOrEmpty(builder.Configuration[$"{ElasticsearchOptions.Section}:{nameof(ElasticsearchOptions.Url)}"]))
            services.AddSingleton<IArticleSearch>(provider => provider.GetRequiredService<SqliteBackend>());
        else
            services.AddElasticsearch();
    }

    private static void AddElasticsearch(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ElasticsearchBackend(
            provider.GetRequiredService<IOptions<ElasticsearchOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        // A second hosted service of the same class: AddHostedService would take it for the first.
        services.AddSingleton<IHostedService>(provider => Keeper(provider, provider.GetRequiredService<ElasticsearchBackend>(), mayBeAway: true));
        services.AddSingleton(provider => new ElasticsearchFirst(
            provider.GetRequiredService<ElasticsearchBackend>(),
            provider.GetRequiredService<SqliteBackend>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ElasticsearchFirst>>()));
        services.AddSingleton<IArticleSearch>(provider => provider.GetRequiredService<ElasticsearchFirst>());
        services.AddHealthChecks().AddCheck<ElasticsearchFirst>(Health);
    }

    private static IndexKeeper Keeper(IServiceProvider provider, ISearchBackend backend, bool mayBeAway) => new(
        backend,
        provider.GetRequiredService<IArticleLibrary>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<IndexKeeper>>(),
        mayBeAway);
}
