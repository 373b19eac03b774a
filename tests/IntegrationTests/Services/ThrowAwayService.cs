using System.Globalization;

namespace MetaverseSeoul.IntegrationTests.Services;

/// <summary>A real server of this machine, started by a script of tests/services when the first test asks for it.</summary>
/// <remarks>A server that isn't installed fails every test that needs it; none is skipped. The script watches this process,
/// so that a killed test run leaves no server behind.</remarks>
public abstract class ThrowAwayService : IAsyncLifetime
{
    private readonly string script;
    private readonly Lazy<string> folder;
    private readonly Lazy<Task<string>> address;

    private protected ThrowAwayService(string script)
    {
        this.script = Path.Combine(Repository.Folder, "tests", "services", script);
        folder = new(() => Directory.CreateTempSubdirectory($"seoul-{script}-").FullName);
        address = new(UpAsync);
    }

    /// <summary>Where the server listens; the same for the whole test run.</summary>
    public Task<string> AddressAsync() => address.Value;

    /// <summary>For tests of a mesh whose server is gone. They make a service of their own and don't take the others' away.</summary>
    public Task StopAsync() => RunAsync("down");

    /// <summary>Starts it again after <see cref="StopAsync"/>: same port, same data.</summary>
    public Task<string> RestartAsync() => UpAsync();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (!folder.IsValueCreated)
            return;
        await StopAsync();
        Directory.Delete(folder.Value, recursive: true);
    }

    private protected Task<string> RunAsync(string verb, params string[] arguments) =>
        Command.RunAsync(script, [verb, folder.Value, .. arguments]);

    private Task<string> UpAsync() => RunAsync("up", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
}
