using System.Globalization;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Privacy;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.UnitTests.Mesh.Turns;

public sealed class TurnExecutionTests
{
    private const string Conversation = "c";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_that_arrived_together_are_one_turn()
    {
        var agent = new ScriptedAgent((turn, _) => Task.FromResult(turn.Reply(turn.Text)));
        await using var city = await OpenAsync(agent);
        await SayAsync(city, "여권", "잃어버렸어요", "어떻게 해요");
        await RunAsync(city);
        var reply = Assert.Single(await RepliesAsync(city));
        Assert.Equal("여권\n잃어버렸어요\n어떻게 해요", reply.Text);
        Assert.Equal((await ReadAsync(city)).Last(entry => entry.Role == LogRole.Citizen).ToActivity().Id, reply.ReplyToId);
    }

    [Fact]
    public async Task A_message_that_arrives_while_a_turn_runs_is_the_next_turns()
    {
        TestLog? running = null;
        var agent = new ScriptedAgent(async (turn, _) =>
        {
            if (turn.Text == "one")
                await SayAsync(running!, "two");
            turn.Reply(turn.Text);
        });
        await using var city = running = await OpenAsync(agent);
        await SayAsync(city, "one");
        await RunAsync(city);
        Assert.Equal(["one", "two"], (await RepliesAsync(city)).Select(reply => reply.Text));
    }

    [Fact]
    public async Task A_turn_waits_while_the_citizen_goes_on_typing()
    {
        var agent = new ScriptedAgent((turn, _) => Task.FromResult(turn.Reply(turn.Text)));
        await using var city = await OpenAsync(agent);
        await SayAsync(city, "one");
        city.Typing.Typed(Conversation);
        var due = await city.Turns.ReadDueAsync(Conversation, Stop);
        Assert.InRange(city.Typing.WaitFor(due!), TimeSpan.FromTicks(1), TimeSpan.FromSeconds(2));

        // The next message ends the waiting: the hint says so, and both are one turn.
        var hinted = false;
        var run = city.Execution.RunAsync(Conversation, null, () => Volatile.Read(ref hinted), Stop);
        await SayAsync(city, "two");
        Volatile.Write(ref hinted, true);
        await run;
        Assert.Equal("one\ntwo", Assert.Single(await RepliesAsync(city)).Text);
    }

    [Fact]
    public async Task An_agent_that_fails_three_times_ends_at_the_desk_with_an_apology()
    {
        var agent = new ScriptedAgent((_, _) => throw new InvalidOperationException("broken"));
        await using var city = await OpenAsync(agent);
        await SayAsync(city, "hello");
        await RunAsync(city);
        Assert.Equal(3, agent.Turns);
        var replies = await RepliesAsync(city);
        Assert.Contains("02-120", replies[0].Text, StringComparison.Ordinal);
        Assert.Equal(HandoffEvents.InitiateName, replies[1].Name);
        Assert.Equal("failed-turn", replies[1].Value!.Value.GetProperty("reason").GetString());
        Assert.Equal("civil", await QueueAsync(city));
        Assert.Null(await city.Turns.ReadDueAsync(Conversation, Stop));
    }

    [Fact]
    public async Task An_agent_that_takes_too_long_is_not_waited_for_twice()
    {
        var agent = new ScriptedAgent((_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        await using var city = await OpenAsync(agent, turnDeadlineSeconds: 0.1);
        await SayAsync(city, "hello");
        await RunAsync(city);
        Assert.Equal(1, agent.Turns);
        Assert.Equal("late-turn", (await RepliesAsync(city))[1].Value!.Value.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_failed_attempt_leaves_nothing_of_its_replies()
    {
        var attempts = 0;
        var agent = new ScriptedAgent((turn, _) =>
        {
            turn.Reply($"attempt {++attempts}");
            turn.State["attempt"] = attempts;
            return attempts < 3 ? throw new InvalidOperationException("broken") : Task.CompletedTask;
        });
        await using var city = await OpenAsync(agent);
        await SayAsync(city, "hello");
        await RunAsync(city);
        Assert.Equal("attempt 3", Assert.Single(await RepliesAsync(city)).Text);
    }

    [Fact]
    public async Task State_is_kept_from_turn_to_turn()
    {
        var agent = new ScriptedAgent((turn, _) =>
        {
            var count = (int?)turn.State["count"] ?? 0;
            turn.State["count"] = ++count;
            turn.Reply(count.ToString(CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        });
        await using var city = await OpenAsync(agent);
        foreach (var text in (string[])["a", "b", "c"])
        {
            await SayAsync(city, text);
            await RunAsync(city);
        }

        Assert.Equal(["1", "2", "3"], (await RepliesAsync(city)).Select(reply => reply.Text));
    }

    [Fact]
    public async Task A_bot_that_is_switched_off_answers_with_its_notice()
    {
        var agent = new ScriptedAgent((turn, _) => Task.FromResult(turn.Reply("never")));
        await using var city = await OpenAsync(agent);
        await city.Switches.TurnOffAsync(agent.Card.Id, new Localized("점검 중이에요.", "Under maintenance.", "维护中。", "点検中です。"), Stop);
        await SayAsync(city, "hello");
        await RunAsync(city);
        Assert.Equal("점검 중이에요.", Assert.Single(await RepliesAsync(city)).Text);
        Assert.Equal(0, agent.Turns);
    }

    [Fact]
    public async Task A_personal_number_an_agent_asked_for_is_masked_in_the_log_and_kept_sealed_beside_it()
    {
        string? reference = null;
        var agent = new ScriptedAgent((turn, _) =>
        {
            reference = turn.PersonalReference(PersonalKind.Phone);
            if (reference is null)
                turn.ExpectPersonal(PersonalKind.Phone);
            return Task.CompletedTask;
        });
        await using var city = await OpenAsync(agent);
        await SayAsync(city, "call me");
        await RunAsync(city);
        await SayAsync(city, "010-1234-5678");
        await RunAsync(city);
        Assert.Equal("010-1234-5678", await city.Vault.OpenAsync(reference!, Stop));
        Assert.DoesNotContain(await ReadAsync(city), entry => entry.Body.Contains("1234-5678", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reference_that_a_client_made_up_is_taken_out()
    {
        string? reference = "not run";
        var agent = new ScriptedAgent((turn, _) => Task.FromResult(reference = turn.PersonalReference(PersonalKind.Phone)));
        await using var city = await OpenAsync(agent);
        var forged = new Activity { Type = "message", Text = "x", From = new ChannelAccount { Id = "u" } };
        forged.ChannelData = new System.Text.Json.Nodes.JsonObject
        {
            [PersonalVault.Member] = new System.Text.Json.Nodes.JsonArray(
                new System.Text.Json.Nodes.JsonObject { ["kind"] = PersonalKind.Phone, ["reference"] = "somebody-elses" }),
        };
        await city.Log.AppendAsync(Conversation, forged, null, Stop);
        await RunAsync(city);
        Assert.Null(reference);
    }

    private static async Task<TestLog> OpenAsync(ScriptedAgent agent, double turnDeadlineSeconds = 8)
    {
        var city = await TestLog.OpenAsync(Stop, agent: agent, turnDeadlineSeconds: turnDeadlineSeconds);
        await city.Log.StartAsync(Conversation, "test", "u", "ko", Stop);
        // The opening is a turn of its own; these rules are about what comes after it.
        var opening = await city.Turns.ReadDueAsync(Conversation, Stop);
        await city.Turns.CommitAsync(opening!, new TurnResult(agent.Card.Id, [], [], [], [], null, null), Stop);
        return city;
    }

    private static async Task SayAsync(TestLog city, params string[] texts)
    {
        foreach (var text in texts)
            await city.Log.AppendAsync(Conversation, new Activity { Type = "message", Text = text, From = new ChannelAccount { Id = "u" } }, null, Stop);
    }

    private static Task RunAsync(TestLog city) => city.Execution.RunAsync(Conversation, null, () => false, Stop);

    private static Task<List<LogEntry>> ReadAsync(TestLog city) => city.Log.ReadAsync(Conversation, 0, Audience.Staff, 1000, Stop);

    private static async Task<List<Activity>> RepliesAsync(TestLog city) =>
        [.. (await ReadAsync(city)).Where(entry => entry.Role == LogRole.Bot).Select(entry => entry.ToActivity())];

    private static async Task<string?> QueueAsync(TestLog city)
    {
        await using var session = await city.Database.OpenAsync(Stop);
        return await session.FirstAsync("SELECT queue FROM conversation WHERE id = $1", row => row.GetString(0), Conversation);
    }
}
