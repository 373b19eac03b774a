using System.Text.RegularExpressions;

namespace MetaverseSeoul.BrowserTests.Support;

/// <summary>One host with a data folder of its own, for the tests of one class.</summary>
public class City : IAsyncLifetime
{
    /// <summary>Lets a test speak for many users, as another server would.</summary>
    public const string Secret = "a-secret-that-only-the-browser-tests-know";

    public HostProcess Host { get; } = new(["--Gateway:Secrets:0", Secret]);

    public Uri Address => Host.Address;

    public async ValueTask InitializeAsync() => await Host.StartAsync(CancellationToken.None);

    /// <summary>Runs a command of the operator, as in <c>bot petition120 off …</c>, beside the running host.</summary>
    public Task OperateAsync(params string[] command) => Command.RunAsync("dotnet",
        [Path.Combine(Repository.Folder, "src", "Host", "bin", Repository.Configuration, "net10.0", "MetaverseSeoul.Host.dll"), .. command, "--Mesh:Data", Host.DataFolder]);

    /// <summary>Returns when the page's welcome shows what the operator did: the running host looks every two seconds.</summary>
    public async Task WelcomeSaysAsync(Func<string, bool> expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(Chromium.Patience));
        // The words come escaped (\uXXXX), as JSON may.
        while (!expected(Regex.Unescape(await Host.Client.GetStringAsync(new Uri("api/chat/welcome", UriKind.Relative), patience.Token))))
            await Task.Delay(50, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
    }
}
