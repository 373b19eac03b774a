using System.Diagnostics;

namespace MetaverseSeoul.IntegrationTests.Services;

/// <summary>The host run to its end: a command, <c>--help</c>, or a start that is refused.</summary>
public sealed record HostRun(int ExitCode, string Output, string Complaint)
{
    public static async Task<HostRun> ToEndAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var start = StartInfo(arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
        // A host that starts where it should refuse would otherwise run for ever.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var complaint = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new HostRun(process.ExitCode, await output, await complaint);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    internal static ProcessStartInfo StartInfo(IEnumerable<string> arguments)
    {
        var built = Path.Combine(Repository.Folder, "src", "Host", "bin", Repository.Configuration, "net10.0");
        return new ProcessStartInfo("dotnet", [Path.Combine(built, "MetaverseSeoul.Host.dll"), .. arguments]) { WorkingDirectory = built };
    }
}
