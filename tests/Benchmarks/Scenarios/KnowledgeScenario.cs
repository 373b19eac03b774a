using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MetaverseSeoul.Benchmarks.Report;
using MetaverseSeoul.Benchmarks.Targets;

namespace MetaverseSeoul.Benchmarks.Scenarios;

/// <summary>The embedded index over generated articles of several sizes: each built, searched and measured by the host's own command in a process of its own.</summary>
internal sealed class KnowledgeScenario(Workplace place)
{
    public async Task<IReadOnlyList<KnowledgeResult>> RunAsync(IReadOnlyList<int> sizes)
    {
        var results = new List<KnowledgeResult>();
        foreach (var size in sizes)
        {
            var start = new ProcessStartInfo(
                "dotnet", [place.HostDll, "knowledge", "measure", size.ToString(CultureInfo.InvariantCulture), "--Mesh:Data", place.NewData(), "--Logging:LogLevel:Default", "Warning"])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = place.Folder,
            };
            using var host = Process.Start(start)!;
            var last = "";
            while (await host.StandardOutput.ReadLineAsync() is { } line)
                last = line.StartsWith("{\"Articles\"", StringComparison.Ordinal) ? line : last;
            await host.WaitForExitAsync();
            var result = JsonSerializer.Deserialize<KnowledgeResult>(last) ?? throw new InvalidDataException("knowledge measure said nothing.");
            Console.WriteLine(result);
            results.Add(result);
        }

        return results;
    }
}
