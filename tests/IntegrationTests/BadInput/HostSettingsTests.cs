using System.Net;
using System.Net.Sockets;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.BadInput;

/// <summary>A wrong setting stops the start and is named; nobody runs for months on a default they did not choose.</summary>
public sealed class HostSettingsTests
{
    private const string Broker = "amqp://guest:guest@127.0.0.1:1/x";
    private const string Database = "Host=127.0.0.1;Port=1;Database=x;Username=x";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Mesh:Retention", "5"), InlineData("Gateway:Limits:Messages", "5"), InlineData("Colour", "blue")]
    [InlineData("Mesh:Roles", "gateway,cook"), InlineData("Mesh:Roles", "bots"), InlineData("Mesh:RetentionDays", "0"), InlineData("Mesh:RetentionDays", "many")]
    [InlineData("Mesh:VaultDays", "-1"), InlineData("Mesh:TurnDeadlineSeconds", "100"), InlineData("Mesh:TurnsAtOnce", "0"), InlineData("Mesh:DefaultAgent", "nobody")]
    [InlineData("Mesh:Data", "/proc/version"), InlineData("ConnectionStrings:Broker", "localhost"), InlineData("ConnectionStrings:Broker", "http://localhost")]
    [InlineData("ConnectionStrings:Mesh", "nonsense"), InlineData("ConnectionStrings:Mesh", Database)]
    [InlineData("Gateway:Secrets:0", "short"), InlineData("Gateway:Secrets:2", "a-third-secret-that-has-no-slot-anywhere")]
    [InlineData("Gateway:TokenSeconds", "5"), InlineData("Gateway:TokenSeconds", "half an hour"), InlineData("Gateway:StreamTicketSeconds", "1")]
    [InlineData("Gateway:LongPollSeconds", "60"), InlineData("Gateway:MaxTextCharacters", "1"), InlineData("Gateway:MaxMessageBytes", "1"), InlineData("Gateway:MaxUploadBytes", "1")]
    [InlineData("Gateway:Limits:MessagesPerToken", "0"), InlineData("Gateway:Limits:PollBurstPerToken", "-3")]
    [InlineData("Telemetry:Otlp", "collector"), InlineData("Bots:Callbacks:Webhook", "not an address"), InlineData("urls", "nowhere")]
    public async Task A_setting_that_cannot_be_used_is_refused_by_name(string key, string value)
    {
        var folder = Directory.CreateTempSubdirectory("seoul-settings-");
        try
        {
            string[] data = key == "Mesh:Data" ? [] : ["--Mesh:Data", folder.FullName];
            string[] urls = key == "urls" ? [] : ["--urls", "http://127.0.0.1:0"];
            var run = await HostRun.ToEndAsync([$"--{key}", value, .. data, .. urls], Stop);
            Assert.True(run.ExitCode == 2, $"Ended with {run.ExitCode}:\n{run.Output}\n{run.Complaint}");
            Assert.Contains(key.Replace(":0", "", StringComparison.Ordinal).Replace(":2", "", StringComparison.Ordinal), run.Complaint, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Complaint + run.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Only_some_roles_need_a_broker_and_a_server_database_and_each_missing_one_is_named()
    {
        foreach (var roles in new[] { "gateway", "bots", "world", "gateway,bots" })
        {
            var neither = await HostRun.ToEndAsync(["--Mesh:Roles", roles], Stop);
            Assert.Equal(2, neither.ExitCode);
            Assert.Contains("ConnectionStrings:Broker", neither.Complaint, StringComparison.Ordinal);
            Assert.Contains("ConnectionStrings:Mesh", neither.Complaint, StringComparison.Ordinal);
        }

        var noBroker = await HostRun.ToEndAsync(["--Mesh:Roles", "bots", "--ConnectionStrings:Mesh", Database], Stop);
        Assert.Contains("ConnectionStrings:Broker", noBroker.Complaint, StringComparison.Ordinal);
        var noDatabase = await HostRun.ToEndAsync(["--Mesh:Roles", "bots", "--ConnectionStrings:Broker", Broker], Stop);
        Assert.Contains("ConnectionStrings:Mesh", noDatabase.Complaint, StringComparison.Ordinal);
        Assert.Equal([2, 2], [noBroker.ExitCode, noDatabase.ExitCode]);
    }

    [Theory, InlineData("--help"), InlineData("-h"), InlineData("help")]
    public async Task Help_explains_every_setting_and_command(string word)
    {
        var run = await HostRun.ToEndAsync([word], Stop);
        Assert.Equal(0, run.ExitCode);
        foreach (var name in new[] { "--urls", "--Mesh:Data", "--Mesh:Roles", "--ConnectionStrings:Broker", "--ConnectionStrings:Mesh", "--Gateway:Secrets:0", "bot petition120 off", "banner", "callbacks" })
            Assert.Contains(name, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dance"), InlineData("bot", "nobody", "off"), InlineData("bot", "petition120", "maybe"), InlineData("banner", "emergency"), InlineData("banner", "loud", "글")]
    public async Task A_command_nobody_knows_fails_and_says_so(params string[] words)
    {
        var folder = Directory.CreateTempSubdirectory("seoul-settings-");
        try
        {
            var run = await HostRun.ToEndAsync([.. words, "--Mesh:Data", folder.FullName], Stop);
            Assert.NotEqual(0, run.ExitCode);
            Assert.Contains(words[^1] == "off" ? "nobody" : words[0], run.Complaint, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_address_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var folder = Directory.CreateTempSubdirectory("seoul-settings-");
        try
        {
            var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
            var run = await HostRun.ToEndAsync(["--urls", address, "--Mesh:Data", folder.FullName], Stop);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(address, run.Complaint, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Complaint, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
