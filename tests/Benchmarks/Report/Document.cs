using System.Globalization;
using System.Text;
using System.Text.Json;
using MetaverseSeoul.Benchmarks.Load;
using MetaverseSeoul.Benchmarks.Scenarios;

namespace MetaverseSeoul.Benchmarks.Report;

/// <summary>Writes what was measured: <c>docs/benchmarks/results.json</c>, the plots beside it, and the tables of <c>docs/benchmarks.md</c> between
/// their markers. The words around them are a person's.</summary>
internal static class Document
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static AllResults Read(string repository) =>
        JsonSerializer.Deserialize<AllResults>(File.ReadAllText(ResultsFile(repository)), Json) ?? throw new InvalidDataException("results.json is empty.");

    public static void Write(string repository, AllResults results)
    {
        var folder = Directory.CreateDirectory(Path.Combine(repository, "docs", "benchmarks")).FullName;
        File.WriteAllText(ResultsFile(repository), JsonSerializer.Serialize(results, Json) + "\n");
        File.WriteAllText(Path.Combine(folder, "latency-by-rate.svg"), Plots.LatencyByRate(results.Rate));
        File.WriteAllText(Path.Combine(folder, "latency-by-target.svg"), Plots.LatencyByTarget(results.Rate, results.Peers));
        var page = Path.Combine(repository, "docs", "benchmarks.md");
        var text = File.ReadAllText(page);
        text = Between(text, "machine", Where(results));
        text = Between(text, "rate", RateTable(results.Rate));
        text = Between(text, "peers", PeersTable(results));
        text = Between(text, "idle", IdleTable(results.Idle));
        text = Between(text, "start", StartTable(results.Start));
        File.WriteAllText(page, text);
        Console.WriteLine($"written: {page}, {folder}");
    }

    /// <summary>Writes the table of right answers.</summary>
    public static void Write(string repository, IReadOnlyList<AccuracyResult> results)
    {
        var page = Path.Combine(repository, "docs", "benchmarks.md");
        File.WriteAllText(page, Between(File.ReadAllText(page), "accuracy", AccuracyTable(results)));
        Console.WriteLine($"written: {page}");
    }

    /// <summary>Writes the table and the plot of the index by size.</summary>
    public static void Write(string repository, IReadOnlyList<KnowledgeResult> results)
    {
        var page = Path.Combine(repository, "docs", "benchmarks.md");
        File.WriteAllText(page, Between(File.ReadAllText(page), "knowledge", KnowledgeTable(results)));
        File.WriteAllText(Path.Combine(repository, "docs", "benchmarks", "search-by-size.svg"), Plots.SearchBySize(results));
        Console.WriteLine($"written: {page}");
    }

    private static string KnowledgeTable(IReadOnlyList<KnowledgeResult> results)
    {
        var table = new StringBuilder("| articles | build s | open ms | search p50 / p95 / p99 ms | resident after searching / at most MiB | file MiB |\n|---:|---:|---:|---:|---:|---:|\n");
        foreach (var result in results)
        {
            Row(table, result.Articles, Math.Round(result.BuildSeconds, 1), Math.Round(result.OpenMs), string.Create(CultureInfo.InvariantCulture, $"{result.P50Ms:0.0} / {result.P95Ms:0.0} / {result.P99Ms:0.0}"),
                $"{result.MemoryMiB} / {result.PeakMiB}", result.FileMiB);
        }

        return table.ToString();
    }

    private static string AccuracyTable(IReadOnlyList<AccuracyResult> results)
    {
        var table = new StringBuilder("| questions | covered / uncovered | answerer | hit@1 | hit@3 | told a wrong article | told one where none fits |\n|---|---:|---|---:|---:|---:|---:|\n");
        foreach (var set in results.GroupBy(result => result.Set).OrderByDescending(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var result in set)
                Row(table, set.Key, $"{result.Covered} / {result.Uncovered}", result.Answerer, Share(result.Hit1), Share(result.Hit3), Share(result.AnsweredWrong), Share(result.AnsweredUncovered));
        }

        return table.ToString();
    }

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";

    private static string ResultsFile(string repository) => Path.Combine(repository, "docs", "benchmarks", "results.json");

    private static string Between(string text, string name, string content)
    {
        var (begin, end) = ($"<!-- {name}:begin -->\n", $"<!-- {name}:end -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        return to >= from && from >= begin.Length ? text[..from] + content + text[to..] : throw new InvalidDataException($"docs/benchmarks.md has no markers '{name}'.");
    }

    private static string Where(AllResults results) => string.Create(CultureInfo.InvariantCulture,
        $"{results.At:yyyy-MM-dd HH:mm}, commit `{results.Commit}`: {results.Machine.Cores} cores ({results.Machine.Processor}), {results.Machine.MemoryGiB} GiB, "
        + $"{results.Machine.Kernel}, {results.Machine.Runtime}; the disk does {results.Machine.FsyncsPerSecond:0} single fsyncs a second.\n");

    private static string RateTable(IReadOnlyList<RateResult> rates)
    {
        var table = new StringBuilder("| offered /s | stored /s | answered and delivered /s | ack p50 / p99 / p99.9 ms | echo p50 / p90 / p99 / p99.9 ms | reply p50 / p90 / p99 / p99.9 ms | CPU host / generator / others | RSS MiB | lost, doubled, out of order |\n")
            .Append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var rate in rates)
        {
            Row(table, rate.Offered, rate.Stored, rate.Finished, Three(rate.Ack), Four(rate.Echo!), Four(rate.Reply!),
                $"{rate.Cpu.Server} / {rate.Cpu.Generator} / {rate.Cpu.Others} %", rate.MemoryMiB, rate.Problems);
        }

        return table.ToString();
    }

    private static string PeersTable(AllResults results)
    {
        var all = results.Rate.Concat(results.Peers).ToList();
        var common = all.GroupBy(result => result.Offered).Where(group => group.Select(result => result.Target).Distinct().Count() == 3 && group.All(result => result.IsKept))
            .Select(group => group.Key).DefaultIfEmpty(0).Max();
        var ours = Best(SeoulLoad.Name);
        var table = new StringBuilder($"| target | stores | highest offered rate kept /s | ratio to ours | p50 / p99 / p99.9 ms at {common}/s | CPU at {common}/s | RSS MiB |\n")
            .Append("|---|---|---:|---:|---:|---:|---:|\n");
        foreach (var (name, stores) in ((string, string)[])[(SeoulLoad.Name, "yes, fsync"), (PeersScenario.EchoBot, "no"), (PeersScenario.Floor, "no")])
        {
            var at = all.FirstOrDefault(result => result.Target == name && result.Offered == common);
            Row(table, name, stores, Best(name), Ratio(Best(name), ours), at is null ? "" : Three(at.Last), at is null ? "" : $"{at.Cpu.Server} %", at?.MemoryMiB);
        }

        table.Append("\n| target | offered /s | finished /s | p50 / p90 / p99 / p99.9 ms | CPU server / generator / others | errors |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var peer in results.Peers)
            Row(table, peer.Target, peer.Offered, peer.Finished, Four(peer.Ack), $"{peer.Cpu.Server} / {peer.Cpu.Generator} / {peer.Cpu.Others} %", peer.Problems);
        return table.ToString();

        int Best(string target) => all.Where(result => result.Target == target && result.IsKept).Select(result => result.Offered).DefaultIfEmpty(0).Max();
    }

    private static string IdleTable(IdleResult idle) =>
        "| idle sockets | opened in s | RSS before / open / after 30 s MiB | CPU idle | reply p50 / p99 ms |\n|---:|---:|---:|---:|---:|\n"
        + string.Create(CultureInfo.InvariantCulture, $"| {idle.Sockets} | {idle.OpenSeconds} | {idle.MemoryAtRestMiB} / {idle.MemoryOpenMiB} / {idle.MemoryQuietMiB} | {idle.CpuQuiet} % | {idle.Reply.P50:0.0} / {idle.Reply.P99:0.0} |\n");

    private static string StartTable(StartResult start) =>
        "| data folder | ms to `/health/ready`, median (each) |\n|---|---:|\n"
        + $"| empty | {Median(start.EmptyFolder)} ({string.Join(", ", start.EmptyFolder)}) |\n"
        + $"| with {start.ExistingMiB} MiB | {Median(start.ExistingFolder)} ({string.Join(", ", start.ExistingFolder)}) |\n\n"
        + $"After 10 s without a visitor: {start.MemoryIdleMiB} MiB resident, {start.CpuIdle} % of a core.\n";

    private static int Median(IReadOnlyList<int> values) => values.Order().ElementAt(values.Count / 2);

    private static string Ratio(int value, int to) => to == 0 ? "" : (value / (double)to).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Three(Percentiles p) => string.Create(CultureInfo.InvariantCulture, $"{p.P50:0.0} / {p.P99:0.0} / {p.P999:0.0}");

    private static string Four(Percentiles p) => string.Create(CultureInfo.InvariantCulture, $"{p.P50:0.0} / {p.P90:0.0} / {p.P99:0.0} / {p.P999:0.0}");

    private static void Row(StringBuilder table, params object?[] cells) =>
        table.Append("| ").AppendJoin(" | ", cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))).Append(" |\n");
}
