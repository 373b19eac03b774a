using System.Diagnostics;
using System.Globalization;

namespace MetaverseSeoul.IntegrationTests.Services;

/// <summary>The built host as a process of its own, so that a test can kill it as a power cut would, and start it again on the same data.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(15);

    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly ProcessLog log = new();
    private Process? process;

    /// <param name="arguments">Options of the host beyond its address and data folder, as on its command line: "--Mesh:Roles", "gateway".</param>
    /// <param name="environment">Environment variables beyond the test's own.</param>
    public HostProcess(IEnumerable<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        Arguments = [.. arguments ?? []];
        this.environment = environment ?? new Dictionary<string, string>();
        DataFolder = Directory.CreateTempSubdirectory("seoul-host-").FullName;
        Address = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        Client = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Read at each start, so that a test can start the host again on the same data with other settings.</summary>
    public IReadOnlyList<string> Arguments { get; set; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>The host's Mesh:Data; kept over kill and start, deleted with this object.</summary>
    public string DataFolder { get; }

    /// <summary>The end of what the host wrote, for the message of a failed test.</summary>
    public string Log => log.ToString();

    public static async Task<HostProcess> StartNewAsync(CancellationToken cancellation, params string[] arguments)
    {
        var host = new HostProcess(arguments);
        try
        {
            await host.StartAsync(cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the host and returns when it says it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (process is { HasExited: false })
            throw new InvalidOperationException("The host is running.");
        process?.Dispose();
        process = log.Start(StartInfo());
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;

        using var probe = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (await WhyNotReadyAsync(probe, cancellation) is { } reason)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The host ended with {process.ExitCode} while starting:\n{Log}");
            if (clock.Elapsed > TimeToStart)
                throw new TimeoutException($"The host was not ready after {TimeToStart.TotalSeconds} s ({reason}):\n{Log}");
            await Task.Delay(25, cancellation);
        }
    }

    /// <summary>SIGKILL: no shutdown code runs, as in a crash or a power cut.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operator or a container engine stops it. Returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        var running = process ?? throw new InvalidOperationException("The host was not started.");
        if (!running.HasExited)
            await Command.RunAsync("kill", "-TERM", running.Id.ToString(CultureInfo.InvariantCulture));
        using var patience = new CancellationTokenSource(TimeToStop);
        try
        {
            await running.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            throw new TimeoutException($"The host was still running {TimeToStop.TotalSeconds} s after SIGTERM:\n{Log}");
        }

        return running.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        try
        {
            if (process is { HasExited: false })
                await StopAsync();
        }
        finally
        {
            process?.Dispose();
            process = null;
            Client.Dispose();
            Directory.Delete(DataFolder, recursive: true);
        }
    }

    private async Task<string?> WhyNotReadyAsync(HttpClient probe, CancellationToken cancellation)
    {
        // Whoever else may answer at this address is not this host.
        if (!log.IsListening)
            return "it does not listen yet";
        try
        {
            using var answer = await probe.GetAsync(new Uri("health/ready", UriKind.Relative), cancellation);
            return answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellation)}";
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return notYet.Message;
        }
    }

    /// <summary>Gives an operator's command to the mesh, with the settings of this host, as from another terminal.</summary>
    public Task<HostRun> OperateAsync(CancellationToken cancellation, params string[] words) =>
        HostRun.ToEndAsync([.. words, "--Mesh:Data", DataFolder, .. Arguments], cancellation);

    private ProcessStartInfo StartInfo()
    {
        var start = HostRun.StartInfo(["--urls", Address.ToString(), "--Mesh:Data", DataFolder, .. Arguments]);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private void KillAtExit(object? sender, EventArgs e) => process?.Kill();
}
