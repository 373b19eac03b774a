using MetaverseSeoul.Knowledge.Index;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Knowledge.Vectors;

internal static class VectorRegistration
{
    /// <summary>The name of the health check.</summary>
    private const string Health = "meaning";

    /// <summary>The index by words, fused with one by meaning where an endpoint for embeddings is set.</summary>
    public static void AddKnowledgeIndex(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<KnowledgeIndex>();
        services.AddOptions<EmbeddingOptions>().BindConfiguration(EmbeddingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (string.IsNullOrEmpty(builder.Configuration[$"{EmbeddingOptions.Section}:{nameof(EmbeddingOptions.Url)}"]))
        {
            services.AddSingleton<IKnowledgeIndex>(provider => new RecentAnswers(provider.GetRequiredService<KnowledgeIndex>(), provider.GetRequiredService<TimeProvider>()));
            return;
        }

        services.AddSingleton<VectorIndex>();
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => new OpenAIEmbeddings(provider.GetRequiredService<IOptions<EmbeddingOptions>>().Value));
        services.AddHostedService(Keeper);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<FusedIndex>(provider, provider.GetRequiredService<KnowledgeIndex>()));
        services.AddSingleton<IKnowledgeIndex>(provider => new RecentAnswers(provider.GetRequiredService<FusedIndex>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHealthChecks().AddCheck<FusedIndex>(Health);
    }

    private static VectorKeeper Keeper(IServiceProvider provider) => new(
        provider.GetRequiredService<IArticleLibrary>(),
        provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(),
        provider.GetRequiredService<VectorIndex>(),
        Path.Combine(provider.GetRequiredService<IOptions<MeshOptions>>().Value.Data, "vectors.db"),
        provider.GetRequiredService<IOptions<EmbeddingOptions>>().Value.Model,
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<VectorKeeper>>());
}
