using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Floor;
using MetaverseSeoul.Mesh.Log;

namespace MetaverseSeoul.UnitTests.Mesh.Floor;

public sealed class FloorKeeperTests
{
    private const string Conversation = "c";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_under_a_stale_epoch_is_kept_as_a_private_note()
    {
        await using var city = await OpenAsync(new ManualTime());
        var epoch = (await city.Floor.TakeAsync(Conversation, 1, FloorKind.Staff, "kim", Stop))!.Value;
        await city.Floor.GiveBackAsync(Conversation, epoch, Stop);
        var late = await city.Floor.AppendAsync(Conversation, epoch, Words("too late"), Stop);
        Assert.True(late.IsStale);
        Assert.DoesNotContain(await city.Log.ReadAsync(Conversation, 0, Audience.All, 100, Stop), entry => entry.Body.Contains("too late", StringComparison.Ordinal));
        Assert.Contains(await city.Log.ReadAsync(Conversation, 0, Audience.Staff, 100, Stop), entry => entry.Body.Contains("too late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_silent_console_loses_the_floor_and_its_conversation_goes_back_to_the_queue_ahead_of_others()
    {
        var time = new ManualTime();
        await using var city = await OpenAsync(time);
        var epoch = (await city.Floor.TakeAsync(Conversation, 1, FloorKind.Staff, "kim", Stop))!.Value;
        time.Pass(FloorKeeper.Lease + TimeSpan.FromSeconds(1));
        await city.Floor.ExpireAsync(Stop);
        var head = await city.Log.FindAsync(Conversation, Stop);
        Assert.Equal((FloorKind.Bot, epoch + 1), (head!.FloorKind, head.FloorEpoch));
        Assert.Equal(0, await QueuedAtAsync(city));
        var status = (await city.Log.ReadAsync(Conversation, 0, Audience.All, 100, Stop))[^1].ToActivity();
        Assert.Equal("queued", status.Value!.Value.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_console_that_beats_keeps_the_floor()
    {
        var time = new ManualTime();
        await using var city = await OpenAsync(time);
        var epoch = (await city.Floor.TakeAsync(Conversation, 1, FloorKind.Staff, "kim", Stop))!.Value;
        for (var beat = 0; beat < 5; beat++)
        {
            time.Pass(FloorKeeper.Lease / 2);
            Assert.True(await city.Floor.RenewAsync(Conversation, epoch, "kim", Stop));
            await city.Floor.ExpireAsync(Stop);
        }

        Assert.Equal(FloorKind.Staff, (await city.Log.FindAsync(Conversation, Stop))!.FloorKind);
    }

    [Fact]
    public async Task A_lease_that_ran_out_cannot_be_renewed()
    {
        var time = new ManualTime();
        await using var city = await OpenAsync(time);
        var epoch = (await city.Floor.TakeAsync(Conversation, 1, FloorKind.Staff, "kim", Stop))!.Value;
        time.Pass(FloorKeeper.Lease + TimeSpan.FromSeconds(1));
        Assert.False(await city.Floor.RenewAsync(Conversation, epoch, "kim", Stop));
    }

    [Fact]
    public async Task What_was_said_to_a_person_is_not_answered_by_the_bot_afterwards()
    {
        await using var city = await OpenAsync(new ManualTime());
        var epoch = (await city.Floor.TakeAsync(Conversation, 1, FloorKind.Staff, "kim", Stop))!.Value;
        await city.Log.AppendAsync(Conversation, Words("for the person"), null, Stop);
        Assert.Null(await city.Turns.ReadDueAsync(Conversation, Stop));
        await city.Floor.GiveBackAsync(Conversation, epoch, Stop);
        Assert.Null(await city.Turns.ReadDueAsync(Conversation, Stop));
        await city.Log.AppendAsync(Conversation, Words("for the bot"), null, Stop);
        Assert.Equal("for the bot", Assert.Single((await city.Turns.ReadDueAsync(Conversation, Stop))!.Activities).Text);
    }

    private static Activity Words(string text) => new() { Type = "message", Text = text, From = new ChannelAccount { Id = "u" } };

    private static async Task<TestLog> OpenAsync(ManualTime time)
    {
        var city = await TestLog.OpenAsync(Stop, time: time);
        await city.Log.StartAsync(Conversation, "test", "u", "ko", Stop);
        return city;
    }

    private static async Task<long> QueuedAtAsync(TestLog city)
    {
        await using var session = await city.Database.OpenAsync(Stop);
        return await session.FirstAsync("SELECT queued_at FROM conversation WHERE id = $1", row => row.GetInt64(0), Conversation);
    }
}
