using System.Net;
using System.Net.Sockets;

namespace MetaverseSeoul.Benchmarks.Targets;

/// <summary>Where things lie: the checkout, the built host, and a folder for this run's data and logs on the disk of the machine.</summary>
internal sealed class Workplace
{
    private readonly string? otherDll;
    private int files;

    /// <param name="otherDll">Another build than this checkout's Release.</param>
    public Workplace(IReadOnlyList<(string Name, string Value)> hostEnvironment, string? otherDll)
    {
        this.otherDll = otherDll;
        HostEnvironment = hostEnvironment;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MetaverseSeoul.sln")))
            folder = folder.Parent;
        Repository = folder?.FullName ?? throw new InvalidOperationException("The benchmarks run from their checkout.");
        Folder = Directory.CreateTempSubdirectory("seoul-bench-").FullName;
    }

    public string Repository { get; }

    public string Folder { get; }

    public IReadOnlyList<(string Name, string Value)> HostEnvironment { get; }

    public string Peers => Path.Combine(Repository, "tests", "Benchmarks", "peers");

    public string HostDll
    {
        get
        {
            var path = otherDll ?? Path.Combine(Repository, "src", "Host", "bin", "Release", "net10.0", "MetaverseSeoul.Host.dll");
            return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is not built: dotnet build -c Release");
        }
    }

    public static IPEndPoint FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    public string NewFile(string name) => Path.Combine(Folder, $"{Interlocked.Increment(ref files)}-{name}");

    public string NewData() => NewFile("data");

    /// <summary>Data is thrown away; logs stay when something went wrong.</summary>
    public void CleanUp(bool keepLogs)
    {
        foreach (var data in Directory.EnumerateDirectories(Folder))
            Directory.Delete(data, recursive: true);
        if (!keepLogs)
            Directory.Delete(Folder, recursive: true);
    }
}
