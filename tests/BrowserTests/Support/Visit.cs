using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace MetaverseSeoul.BrowserTests.Support;

/// <summary>One citizen's browser with its tabs, and everything its console said.</summary>
public sealed partial class Visit
{
    private readonly ConcurrentQueue<string> console = new();
    private readonly ConcurrentQueue<string> faults = new();

    private readonly Uri ours;

    private Visit(IBrowserContext context, Uri ours) => (Context, this.ours) = (context, ours);

    public IBrowserContext Context { get; }

    /// <summary>What no test forgives: errors on our pages that nobody caught, and whatever the content security policy had to refuse.</summary>
    public IEnumerable<string> Faults => faults;

    internal static async Task<Visit> BeginAsync(IBrowserContext context, Uri ours)
    {
        var visit = new Visit(context, ours);
        context.SetDefaultTimeout(Chromium.Patience);
        context.Console += (_, message) => visit.Hear($"{message.Type}: {message.Text}");
        context.WebError += (_, error) => visit.Uncaught(error);
        context.RequestFailed += (_, request) => visit.console.Enqueue($"request failed: {request.Method} {request.Url} {request.Failure}");
        await context.ExposeFunctionAsync("refusedByPolicy", (string what) => visit.Fault($"refused by the content security policy: {what}"));
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', refused => refusedByPolicy(`${refused.violatedDirective} ${refused.blockedURI}`))");
        return visit;
    }

    public Task<IPage> NewTabAsync() => Context.NewPageAsync();

    /// <summary>A picture of each tab and the console's log, in TestResults/browser.</summary>
    internal async Task KeepEvidenceAsync(string test, string hostLog)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Folder, "TestResults", "browser")).FullName;
        var name = Path.Combine(folder, UnfitForFileNames().Replace(test.Replace("MetaverseSeoul.BrowserTests.", "", StringComparison.Ordinal), "_"));
        name = name[..Math.Min(name.Length, folder.Length + 120)];
        var tab = 0;
        foreach (var page in Context.Pages)
            await page.ScreenshotAsync(new() { Path = $"{name}.{++tab}.png", FullPage = true });
        await File.WriteAllTextAsync($"{name}.log", string.Join('\n', [.. console, .. faults, "", "The host:", hostLog]));
    }

    private void Hear(string said)
    {
        console.Enqueue(said);
        if (said.Contains("Content Security Policy", StringComparison.Ordinal))
            faults.Enqueue(said);
    }

    /// <summary>Another site's scripts may throw what they like.</summary>
    private void Uncaught(IWebError error)
    {
        var said = $"uncaught: {error.Error}";
        if (error.Page is { } page && page.Url.StartsWith(ours.ToString(), StringComparison.Ordinal))
            Fault(said);
        else
            console.Enqueue(said);
    }

    private void Fault(string what) => faults.Enqueue(what);

    [GeneratedRegex(@"[^\w.-]+")]
    private static partial Regex UnfitForFileNames();
}
