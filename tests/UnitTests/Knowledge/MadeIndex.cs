using MetaverseSeoul.Knowledge.Index;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using MetaverseSeoul.Knowledge.Library;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetaverseSeoul.UnitTests.Knowledge;

/// <summary>A backend brought up to date with a library, and the index on it.</summary>
internal sealed record MadeIndex(ISearchBackend Backend, KnowledgeIndex Index, IndexKeeper Keeper) : IAsyncDisposable
{
    /// <summary>An embedded index of the articles of a folder, in a file of its own.</summary>
    public static Task<MadeIndex> OfAsync(string content) => OfAsync(
        new SqliteBackend(Path.Combine(Directory.CreateTempSubdirectory("knowledge-").FullName, "knowledge.db")), new ShippedLibrary(content));

    public static async Task<MadeIndex> OfAsync(ISearchBackend backend, IArticleLibrary library)
    {
        var keeper = new IndexKeeper(backend, library, TimeProvider.System, NullLogger<IndexKeeper>.Instance);
        await keeper.PrepareAsync(TestContext.Current.CancellationToken);
        return new MadeIndex(backend, new KnowledgeIndex(backend, NullLogger<KnowledgeIndex>.Instance), keeper);
    }

    public ValueTask DisposeAsync()
    {
        Keeper.Dispose();
        return Backend.DisposeAsync();
    }
}
