using MetaverseSeoul.IntegrationTests.Services;

[assembly: AssemblyFixture(typeof(MetaverseSeoul.IntegrationTests.Clients.SharedHost))]

namespace MetaverseSeoul.IntegrationTests.Clients;

/// <summary>One embedded host for every test that needs nothing but a conversation of its own. Limits are out of the way: all tests come from one
/// address.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    public const string Secret = "first-secret-of-the-integration-tests";
    public const string OtherSecret = "second-secret-of-the-integration-tests";

    private readonly Lazy<Task<HostProcess>> host = new(() => HostProcess.StartNewAsync(
        CancellationToken.None, [.. NoLimits, "--Gateway:Secrets:0", Secret, "--Gateway:Secrets:1", OtherSecret, "--Gateway:LongPollSeconds", "2"]));

    public static IReadOnlyList<string> NoLimits { get; } =
    [
        .. new[] { "MessagesPerToken", "MessageBurstPerToken", "MessagesPerAddress", "MessageBurstPerAddress", "PollsPerToken", "PollBurstPerToken", "TokensPerAddress", "TokenBurstPerAddress" }
            .SelectMany(name => new[] { $"--Gateway:Limits:{name}", "100000" }),
    ];

    public Task<HostProcess> GetAsync() => host.Value;

    internal async Task<Citizen> ComeInAsync(CancellationToken cancellation) => await Citizen.ComeInAsync((await GetAsync()).Address, cancellation);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (host.IsValueCreated)
            await (await host.Value).DisposeAsync();
    }
}
