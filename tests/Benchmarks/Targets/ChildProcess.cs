using System.Diagnostics;
using System.Net;
using MetaverseSeoul.Benchmarks.Wire;

namespace MetaverseSeoul.Benchmarks.Targets;

/// <summary>A server as a process of its own, what it says in a file, killed with this one.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string logFile;
    private readonly Task log;

    public ChildProcess(string program, IEnumerable<string> arguments, string folder, string logFile, params IEnumerable<(string Name, string Value)> environment)
    {
        this.logFile = logFile;
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        Started = Stopwatch.GetTimestamp();
        process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        log = KeepLogAsync();
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    public int Id => process.Id;

    public long Started { get; }

    /// <summary>Waits until it answers 200, and says how long that took from the process's start.</summary>
    public async Task<TimeSpan> ReadyAsync(IPEndPoint address, string path)
    {
        var request = HttpConnection.Request("GET", address, path, bearer: null);
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"It ended with {process.ExitCode} while starting; see {logFile}");
            if (Stopwatch.GetElapsedTime(Started) > TimeSpan.FromSeconds(60))
                throw new TimeoutException($"It was not ready after a minute; see {logFile}");
            try
            {
                using var connection = await HttpConnection.OpenAsync(address);
                if ((await connection.SendAsync(request)).Status == 200)
                    return Stopwatch.GetElapsedTime(Started);
            }
            catch (System.Net.Sockets.SocketException)
            {
                // Not listening yet.
            }

            await Task.Delay(5);
        }
    }

    /// <summary>SIGTERM, as an operator stops it.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await kill.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await process.WaitForExitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await log;
        process.Dispose();
    }

    private async Task KeepLogAsync()
    {
        await using var file = File.CreateText(logFile);
        var gate = new Lock();
        await Task.WhenAll(CopyAsync(process.StandardOutput), CopyAsync(process.StandardError));

        async Task CopyAsync(StreamReader from)
        {
            while (await from.ReadLineAsync() is { } line)
            {
                lock (gate)
                    file.WriteLine(line);
            }
        }
    }

    private void KillAtExit(object? sender, EventArgs e) => process.Kill(entireProcessTree: true);
}
