[assembly: AssemblyFixture(typeof(MetaverseSeoul.BrowserTests.Support.Chromium))]
// The machine's cores are the hosts', the browser's and the tests' together: tests side by side would only wait for one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace MetaverseSeoul.BrowserTests.Support;

/// <summary>One browser for all tests; each test has a context of its own, which is as good as a browser of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";

    /// <summary>How long an expectation may take to come true. Long, for a busy machine; nothing waits for it when all is well.</summary>
    public const float Patience = 20_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser was not started.");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path))
            throw new InvalidOperationException($"{Path} is not there; bin/setup browser installs it.");
        SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
