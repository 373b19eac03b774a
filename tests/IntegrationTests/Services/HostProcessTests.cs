using System.Net;

namespace MetaverseSeoul.IntegrationTests.Services;

/// <summary>The host as a process: what other tests kill and start again.</summary>
public sealed class HostProcessTests(RabbitMqServer rabbit, PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_host_comes_back_on_the_same_address_and_data_and_stops_in_order_when_asked()
    {
        await using var host = await HostProcess.StartNewAsync(Stop);
        await host.KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => host.Client.GetAsync(new Uri("health/live", UriKind.Relative), Stop));

        await host.StartAsync(Stop);
        using var answer = await host.Client.GetAsync(new Uri("health/ready", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(Directory.EnumerateFiles(host.DataFolder), file => Path.GetFileName(file) == "mesh.db");

        Assert.Equal(0, await host.StopAsync());
    }

    [Fact]
    public async Task A_host_that_does_not_start_says_why_in_the_failed_tests_message()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.StartNewAsync(Stop, "--Mesh:Roles", "gateway"));
        Assert.Contains("ConnectionStrings:Broker is empty", failure.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("gateway"), InlineData("bots"), InlineData("world")]
    public async Task A_host_of_one_role_becomes_ready_on_RabbitMQ_and_PostgreSQL(string role)
    {
        await using var host = await HostProcess.StartNewAsync(
            Stop,
            "--Mesh:Roles",
            role,
            "--ConnectionStrings:Broker",
            await rabbit.NewVirtualHostAsync(),
            "--ConnectionStrings:Mesh",
            await postgres.NewDatabaseAsync());
    }
}
