using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Embeddings;

namespace MetaverseSeoul.Knowledge.Vectors;

/// <summary>An OpenAI-compatible endpoint behind the interface that Semantic Kernel's and Agent Framework's connectors speak, so that one of theirs can stand in its
/// place.</summary>
internal sealed class OpenAIEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingClient client;

    public OpenAIEmbeddings(EmbeddingOptions options) => client = new EmbeddingClient(
        options.Model,
        // A server on the own network asks for no key, the SDK for some.
        new ApiKeyCredential(options.ApiKey.Length > 0 ? options.ApiKey : "none"),
        new OpenAIClientOptions { Endpoint = new Uri(options.Url), RetryPolicy = new ClientRetryPolicy(maxRetries: 0) });

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var made = await client.GenerateEmbeddingsAsync(values, cancellationToken: cancellationToken);
        return [.. made.Value.OrderBy(one => one.Index).Select(one => new Embedding<float>(one.ToFloats()))];
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(EmbeddingClient) ? client : null;

    public void Dispose()
    {
        // The SDK's client holds nothing to let go.
    }
}
