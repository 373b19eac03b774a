using System.Text;
using MetaverseSeoul.Bots.Callbacks;
using MetaverseSeoul.Mesh;
using MetaverseSeoul.Mesh.Privacy;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.UnitTests.Bots;

public sealed class CallbacksCommandTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("callbacks-").FullName;
    private readonly EphemeralDataProtectionProvider protection = new();
    private readonly MeshDatabase database;
    private readonly CallbacksCommand command;

    public CallbacksCommandTests()
    {
        database = MeshDatabase.Open(null, folder);
        var vault = new PersonalVault(protection, new Contexts<MeshDb>(database), Options.Create(new MeshOptions()), TimeProvider.System);
        command = new CallbacksCommand(new CallbackBook(new Contexts<CallbackDb>(database)), vault, TimeProvider.System);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await new Migrator(database, [new MigratedContext(typeof(MeshDb)), new MigratedContext(typeof(CallbackDb))]).MigrateAsync(Stop);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Open_callbacks_are_listed_longest_waiting_first_with_their_number_from_the_vault()
    {
        await AddAsync("22222222", "ref2", TimeSpan.FromMinutes(5), "과태료가\n궁금\u001b[31m");
        await AddAsync("11111111", "ref1", TimeSpan.FromHours(3), "전입신고");
        await KeepAsync("ref1", "010-1234-5678");

        var (code, output) = await RunAsync();
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(0, code);
        Assert.Equal("1111-1111  3 h      civil     ko    010-1234-5678    전입신고", lines[1]);
        Assert.Equal("2222-2222  5 min    civil     ko    (expired)        과태료가 궁금 [31m", lines[2]);
    }

    [Fact]
    public async Task A_callback_that_was_made_is_closed_once_by_its_receipt()
    {
        await AddAsync("11111111", "ref1", TimeSpan.Zero, "");
        Assert.Equal((0, "1111-1111 is done."), await RunAsync("done", "1111-1111"));
        Assert.Equal((1, "There is no open callback 1111-1111."), await RunAsync("done", "1111-1111"));
        Assert.Equal((0, "No open callbacks."), await RunAsync());
    }

    [Fact]
    public async Task A_command_that_is_not_understood_says_how_it_is_used()
    {
        var (code, output) = await RunAsync("finish", "it");
        Assert.Equal(2, code);
        Assert.Contains("callbacks done 1234-5678", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_has_one_open_callback_at_the_most()
    {
        await AddAsync("11111111", "ref1", TimeSpan.Zero, "", "same");
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync("22222222", "ref2", TimeSpan.Zero, "", "same"));
    }

    [Fact]
    public async Task A_deleted_conversation_leaves_no_callback()
    {
        await AddAsync("11111111", "ref1", TimeSpan.Zero, "", "gone");
        await database.CommitAsync(
            async transaction =>
            {
                await new CallbackBook(new Contexts<CallbackDb>(database)).EraseAsync(transaction, "gone", Stop);
                return true;
            },
            Stop);
        Assert.Equal((0, "No open callbacks."), await RunAsync());
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        var code = await command.RunAsync(arguments, output, Stop);
        return (code, output.ToString().Trim());
    }

    private async Task AddAsync(string receipt, string reference, TimeSpan ago, string topic, string? conversation = null)
    {
        await using var db = new Contexts<CallbackDb>(database).CreateDbContext();
        db.Callbacks.Add(new Callback
        {
            Receipt = receipt,
            ConversationId = conversation ?? receipt,
            Desk = "civil",
            Topic = topic,
            Language = "ko",
            PersonalReference = reference,
            CreatedAt = TimeProvider.System.GetUtcNow() - ago,
            State = Callback.Open,
        });
        await db.SaveChangesAsync(Stop);
    }

    // As the vault keeps what a citizen wrote.
    private Task<int> KeepAsync(string reference, string number) => database.CommitAsync(
        async transaction => await transaction.ExecuteAsync(
            "INSERT INTO personal_item (reference, conversation_id, kind, sealed, expires_at) VALUES ($1, $2, $3, $4, $5)",
            reference,
            "c1",
            "phone",
            protection.CreateProtector("personal-item").Protect(Encoding.UTF8.GetBytes(number)),
            TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeMilliseconds()),
        Stop);

    private sealed class Contexts<TContext>(MeshDatabase database) : IDbContextFactory<TContext>
        where TContext : ModuleDb
    {
        public TContext CreateDbContext() => (TContext)ModuleDb.Create(typeof(TContext), options => database.Configure(options));
    }
}
