using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using MetaverseSeoul.Knowledge.Library;

namespace MetaverseSeoul.UnitTests.Knowledge.Backends;

public sealed class SqliteBackendTests : BackendContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("knowledge-").FullName;

    private string File => Path.Combine(folder, "knowledge.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_file_is_built_again_when_the_library_changed_and_only_then()
    {
        var library = Library();
        async Task<DateTime> BuiltAsync()
        {
            await using var made = await MadeIndex.OfAsync(Open(), library);
            return System.IO.File.GetLastWriteTimeUtc(File);
        }

        var first = await BuiltAsync();
        Assert.Equal(first, await BuiltAsync());
        library.Shipped = "shipped-2";
        Assert.NotEqual(first, await BuiltAsync());
        Assert.Equal([File], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_file_that_is_no_index_is_replaced()
    {
        await System.IO.File.WriteAllTextAsync(File, "not a database at all", Stop);
        await using var made = await MadeIndex.OfAsync(Open(), Library());
        Assert.Equal("passport", await FirstAsync(made, "여권"));
    }

    [Fact]
    public async Task A_file_deleted_while_running_is_made_again_and_the_old_one_answers_meanwhile()
    {
        await using var made = await MadeIndex.OfAsync(Open(), Library());
        Assert.Equal("passport", await FirstAsync(made, "여권"));
        System.IO.File.Delete(File);
        Assert.Equal("passport", await FirstAsync(made, "여권"));
        await made.Keeper.KeepAsync(Stop);
        Assert.True(System.IO.File.Exists(File));
        Assert.Equal("passport", await FirstAsync(made, "여권"));
    }

    [Theory, InlineData(0), InlineData(4096), InlineData(20_000)]
    public async Task A_file_overwritten_while_running_answers_right_or_not_at_all_and_is_made_again(int from)
    {
        await using var made = await MadeIndex.OfAsync(Open(), Library());
        Assert.Equal("passport", await FirstAsync(made, "여권"));
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Stop);
        new Random(1).NextBytes(bytes.AsSpan(from));
        await System.IO.File.WriteAllBytesAsync(File, bytes, Stop);

        Assert.Contains(await FirstAsync(made, "여권"), (string?[])["passport", null]);
        await made.Keeper.KeepAsync(Stop);
        await made.Keeper.KeepAsync(Stop);
        Assert.Equal("passport", await FirstAsync(made, "여권"));
    }

    [Fact]
    public async Task A_broken_article_stops_the_start()
    {
        using var content = new ContentFolder().With("civil/move-in.ko.md", "nothing");
        await Assert.ThrowsAsync<BrokenArticlesException>(() => MadeIndex.OfAsync(Open(), new ShippedLibrary(content.Path)));
    }

    private protected override ISearchBackend Open() => new SqliteBackend(File);
}
