namespace MetaverseSeoul.BrowserTests.Support;

/// <summary>A test with a browser to itself: no cookies, no storage. What the browser complained about is kept, and a failure leaves a picture.</summary>
public abstract class BrowserTest(Chromium chromium, City city) : IAsyncLifetime
{
    private readonly List<Visit> visits = [];

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected City City => city;

    /// <summary>A citizen's browser: Korean, a desktop's size, unless said otherwise.</summary>
    protected async Task<Visit> NewVisitAsync(Action<BrowserNewContextOptions>? change = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = city.Address.ToString(),
            Locale = "ko-KR",
            TimezoneId = "Asia/Seoul",
            ViewportSize = new() { Width = 1280, Height = 800 },
            Permissions = ["clipboard-read", "clipboard-write"],
        };
        change?.Invoke(options);
        var visit = await Visit.BeginAsync(await chromium.Browser.NewContextAsync(options), city.Address);
        visits.Add(visit);
        return visit;
    }

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        foreach (var visit in visits)
        {
            if (failed)
                await visit.KeepEvidenceAsync(TestContext.Current.Test?.TestDisplayName ?? "test", city.Host.Log);
            await visit.Context.DisposeAsync();
        }

        if (!failed)
            Assert.Empty(visits.SelectMany(visit => visit.Faults));
    }
}
