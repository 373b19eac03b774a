using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Confidence;
using MetaverseSeoul.Knowledge.Index;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetaverseSeoul.Knowledge.Evaluation;

/// <summary>An index of the shipped articles in a file of its own, so that an evaluation measures them and not what staff wrote meanwhile.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("knowledge-").FullName;

    private Workbench() => Backend = new SqliteBackend(Path.Combine(folder, "knowledge.db"));

    public SqliteBackend Backend { get; }

    public IReadOnlyList<Article> Articles { get; private set; } = [];

    public static async Task<Workbench> MakeAsync(CancellationToken cancellation)
    {
        var bench = new Workbench();
        var library = new ShippedLibrary(ArticleLibrary.ShippedFolder);
        await bench.Backend.RebuildAsync(library, null, cancellation);
        bench.Articles = await library.AllAsync(cancellation).ToListAsync(cancellation);
        return bench;
    }

    public IKnowledgeIndex Index(RankingWeights weights, Thresholds thresholds) =>
        new KnowledgeIndex(Backend, NullLogger<KnowledgeIndex>.Instance, weights, thresholds);

    public async ValueTask DisposeAsync()
    {
        await Backend.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
