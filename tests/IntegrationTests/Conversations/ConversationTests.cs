using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.Conversations;

/// <summary>The scripts in this folder, through the front door.</summary>
public sealed class ConversationTests(SharedHost shared)
{
    private static readonly IReadOnlyList<Script> Scripts = Script.ReadAll();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void There_are_enough_scripts_to_mean_something()
    {
        Assert.True(Scripts.Count >= 150, $"{Scripts.Count} scripts");
        Assert.Equal(
            ["business", "landmarks", "petition120", "tax"],
            Scripts.SelectMany(script => script.Turns).SelectMany(turn => turn.Replies).Select(reply => reply.Agent).Distinct().Order());
    }

    [Fact]
    public async Task Every_scripted_conversation_goes_as_it_is_written()
    {
        var differences = await Stage.PlayAsync((await shared.GetAsync()).Address, Scripts.Where(script => script.Off is null), Stop);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task Who_is_switched_off_says_so_and_the_others_go_on()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, [.. SharedHost.NoLimits, "--Gateway:LongPollSeconds", "2"]);
        foreach (var scripts in Scripts.Where(script => script.Off is not null).GroupBy(script => (script.Off, script.Notice)))
        {
            await host.OperateAsync(Stop, "bot", scripts.Key.Off!, "off", scripts.Key.Notice);
            await Wait.UntilAsync(() => IsOffAsync(host, scripts.Key.Off!), "the bot is off", Stop);
            var differences = await Stage.PlayAsync(host.Address, scripts, Stop);
            await host.OperateAsync(Stop, "bot", scripts.Key.Off!, "on");
            await Wait.UntilAsync(async () => !await IsOffAsync(host, scripts.Key.Off!), "the bot is on", Stop);
            Assert.True(differences.Count == 0, string.Join('\n', differences));
        }
    }

    // The running host looks at its switches every two seconds.
    private static async Task<bool> IsOffAsync(HostProcess host, string agent)
    {
        var welcome = JsonNode.Parse(await host.Client.GetStringAsync(new Uri("api/chat/welcome", UriKind.Relative), Stop))!;
        return welcome["agents"]!.AsArray().Any(one => (string?)one!["id"] == agent && !(bool)one["available"]!);
    }
}
