using MetaverseSeoul.Knowledge.Index;
using MetaverseSeoul.Knowledge.Vectors;
using MetaverseSeoul.UnitTests.Knowledge.Backends;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.UnitTests.Knowledge.Vectors;

/// <summary>An index by words and one by meaning on the same library.</summary>
internal sealed class FusedCity : IAsyncDisposable
{
    private readonly MadeIndex made;
    private readonly OpenAIEmbeddings model;
    private readonly VectorIndex vectors = new();
    private readonly VectorKeeper keeper;

    private FusedCity(MadeIndex made, ShelfLibrary library, EmbeddingOptions options, string file, TimeProvider time)
    {
        this.made = made;
        model = new OpenAIEmbeddings(options);
        keeper = new VectorKeeper(library, model, vectors, file, options.Model, TimeProvider.System, NullLogger<VectorKeeper>.Instance);
        Index = new FusedIndex(made.Index, model, vectors, Options.Create(options), time, NullLogger<FusedIndex>.Instance);
    }

    public FusedIndex Index { get; }

    public KnowledgeIndex Words => made.Index;

    public static async Task<FusedCity> StartAsync(ShelfLibrary library, EmbeddingOptions options, string file, TimeProvider time)
    {
        var words = new MetaverseSeoul.Knowledge.Index.Sqlite.SqliteBackend(Path.Combine(Directory.CreateTempSubdirectory("knowledge-").FullName, "knowledge.db"));
        var city = new FusedCity(await MadeIndex.OfAsync(words, library), library, options, file, time);
        await city.keeper.StartAsync(TestContext.Current.CancellationToken);
        return city;
    }

    public async Task WaitAsync(Func<VectorIndex, bool> isSo)
    {
        while (!isSo(vectors))
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await keeper.StopAsync(CancellationToken.None);
        keeper.Dispose();
        model.Dispose();
        await made.DisposeAsync();
    }
}
