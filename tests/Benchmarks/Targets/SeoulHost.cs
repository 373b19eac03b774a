using System.Net;

namespace MetaverseSeoul.Benchmarks.Targets;

/// <summary>The built host with its real defaults: SQLite, fsync on every commit, the bus in memory. Only a secret is given, and the limits of a single
/// address are lifted, since the whole crowd comes from one.</summary>
internal sealed class SeoulHost : IAsyncDisposable
{
    public const string Secret = "benchmark-secret-0123456789abcdef";
    private const string Plenty = "10000000";

    private static readonly string[] Limits =
    [
        "MessagesPerToken", "MessageBurstPerToken", "MessagesPerAddress", "MessageBurstPerAddress", "PollsPerToken", "PollBurstPerToken",
        "TokensPerAddress", "TokenBurstPerAddress",
    ];

    private readonly ChildProcess process;

    private SeoulHost(ChildProcess process, IPEndPoint address) => (this.process, Address) = (process, address);

    public IPEndPoint Address { get; }

    public int ProcessId => process.Id;

    public TimeSpan TimeToReady { get; private set; }

    public static async Task<SeoulHost> StartAsync(Workplace place, string data, params IEnumerable<string> settings)
    {
        var address = Workplace.FreeAddress();
        var process = new ChildProcess(
            "dotnet",
            [
                place.HostDll, "--urls", $"http://{address}", "--Mesh:Data", data, "--Gateway:Secrets:0", Secret,
                .. Limits.SelectMany(limit => (string[])[$"--Gateway:Limits:{limit}", Plenty]), .. settings,
            ],
            place.Folder,
            place.NewFile("host.log"),
            place.HostEnvironment);
        var host = new SeoulHost(process, address);
        try
        {
            host.TimeToReady = await process.ReadyAsync(address, "/health/ready");
            return host;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public Task StopAsync() => process.StopAsync();

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
