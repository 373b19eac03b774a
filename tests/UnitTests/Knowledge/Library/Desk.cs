using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Gaps;
using MetaverseSeoul.Knowledge.Import;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetaverseSeoul.UnitTests.Knowledge.Library;

/// <summary>A library of a test's own: a folder of shipped articles, and a database beside it.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public static readonly Signature Hong = new("hong", "시험");

    private readonly ContentFolder content = new();
    private readonly MeshDatabase database;

    private Desk()
    {
        content.With("civil/move-in.ko.md", ContentFolder.Good);
        database = MeshDatabase.Open(null, Path.Combine(content.Path, "data"));
        Shipped = new ShippedArticles(content.Path);
        News = new ArticleNews(new ServiceCollection().BuildServiceProvider(), NullLogger<ArticleNews>.Instance);
        Store = new ArticleStore(Shipped, database, News, TimeProvider.System, NullLogger<ArticleStore>.Instance);
        Articles = new ArticleDesk(Shipped, database, News, TimeProvider.System);
        Catalogue = new ArticleCatalogue(Shipped, database);
        Review = new ArticleReview(Catalogue);
        Importer = new Importer(Shipped, Review, database, News, TimeProvider.System);
        Gaps = new GapBook(new Contexts(database), TimeProvider.System);
    }

    public ShippedArticles Shipped { get; }
    public ArticleNews News { get; }
    public ArticleStore Store { get; }
    public ArticleDesk Articles { get; }
    public ArticleCatalogue Catalogue { get; }
    public ArticleReview Review { get; }
    public Importer Importer { get; }
    public GapBook Gaps { get; }
    public MeshDatabase Database => database;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Desk> OpenAsync()
    {
        var desk = new Desk();
        await new Migrator(desk.database, [new MigratedContext(typeof(ArticleDb)), new MigratedContext(typeof(GapDb))]).MigrateAsync(Stop);
        return desk;
    }

    /// <summary>The good article with another title.</summary>
    public static string Titled(string title) => ContentFolder.Good.Replace("title: 전입신고 기한", $"title: {title}", StringComparison.Ordinal);

    /// <summary>Stores a draft and publishes it.</summary>
    public async Task<ArticleVersion> PublishAsync(string key, string file)
    {
        var latest = await Articles.FindAsync(key, "ko", Stop);
        var draft = await ChangeAsync(key, file, latest?.Version);
        return await Articles.PublishAsync(key, "ko", draft.Version, Hong, Stop);
    }

    public Task<ArticleVersion> ChangeAsync(string key, string file, long? basedOn)
    {
        List<ArticleFault> faults = [];
        var article = ArticleReader.ReadOne(key, "ko", file, faults);
        Assert.Empty(faults);
        return Articles.ChangeAsync(article!, file, basedOn, Hong, Stop);
    }

    public async Task<ImportReport> ImportAsync(string file, byte[] bytes, bool isDryRun = false)
    {
        var report = new ImportReport();
        using var stream = new MemoryStream(bytes);
        var format = ImportFormats.OfFile(file)!;
        await Importer.ImportAsync(format.ReadAsync(stream, file, Stop), new ImportSettings("ko", "import", IsDryRun: isDryRun), [], report, Stop);
        return report;
    }

    public Task<List<Article>> AllAsync() => Store.AllAsync(Stop).ToListAsync(Stop).AsTask();

    public Task<List<ArticleChange>> ChangesAsync(long since) => Store.ChangesSinceAsync(since, Stop).ToListAsync(Stop).AsTask();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        content.Dispose();
    }

    private sealed class Contexts(MeshDatabase database) : IDbContextFactory<GapDb>
    {
        public GapDb CreateDbContext() => (GapDb)ModuleDb.Create(typeof(GapDb), options => database.Configure(options));
    }
}
