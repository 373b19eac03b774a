using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace MetaverseSeoul.BrowserTests.Support;

/// <summary>One citizen's browser with its tabs, and everything its console said.</summary>
public sealed partial class Visit
{
    private readonly ConcurrentQueue<string> console = new();
    private readonly ConcurrentQueue<string> faults = new();

    private Visit(IBrowserContext context) => Context = context;

    public IBrowserContext Context { get; }

    /// <summary>What no test forgives: errors that nobody caught, and whatever the content security policy had to refuse.</summary>
    public IEnumerable<string> Faults => faults;

    internal static async Task<Visit> BeginAsync(IBrowserContext context)
    {
        var visit = new Visit(context);
        context.SetDefaultTimeout(Chromium.Patience);
        context.Console += (_, message) => visit.Hear($"{message.Type}: {message.Text}");
        context.WebError += (_, error) => visit.Fault($"uncaught: {error.Error}");
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
        var name = Path.Combine(folder, UnfitForFileNames().Replace(test[(test.IndexOf("Tests.", StringComparison.Ordinal) + 1)..], "_"));
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

    private void Fault(string what) => faults.Enqueue(what);

    [GeneratedRegex(@"[^\w.-]+")]
    private static partial Regex UnfitForFileNames();
}
