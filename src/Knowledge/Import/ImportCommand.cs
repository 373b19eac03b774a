using MetaverseSeoul.Mesh.Agents;
using Spectre.Console;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>Imports a file, or all files of a folder, with a bar that shows how far it is.</summary>
internal sealed class ImportCommand(Importer importer) : IKnowledgeSubcommand
{
    public string Name => "import";

    public string Arguments => "<file or folder>";

    public string Help => $"take articles in; --format {ImportFormats.Names}; --lang ko; --domain d; --source name; --dry-run";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellation)
    {
        if (ImportArguments.Read(arguments, out var fault) is not { } wanted)
        {
            await output.WriteLineAsync(fault);
            return 2;
        }

        var report = new ImportReport();
        await RunAsync(wanted, report, ConsoleOn(output), cancellation);
        foreach (var skipped in report.Faults)
            await output.WriteLineAsync($"{skipped.Where}: {skipped.Reason}");
        if (report.Skipped > report.Faults.Count)
            await output.WriteLineAsync($"… and {report.Skipped - report.Faults.Count} more");
        await output.WriteLineAsync(
            $"{(wanted.Settings.IsDryRun ? "Would be: " : "")}{report.Added} new, {report.Changed} changed, {report.Unchanged} unchanged, {report.ForReview} drafts to look at, {report.Skipped} skipped.");
        return report.Skipped > 0 ? 1 : 0;
    }

    private Task RunAsync(ImportArguments wanted, ImportReport report, IAnsiConsole console, CancellationToken cancellation)
    {
        var seen = new Dictionary<(string, string), string>();
        return console.Progress().AutoClear(false).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async progress =>
        {
            var bar = progress.AddTask("Importing", maxValue: Math.Max(1, wanted.Files.Sum(file => new FileInfo(file.Path).Length)));
            foreach (var (path, format) in wanted.Files)
            {
                await using var stream = new ProgressStream(File.OpenRead(path), bytes => bar.Increment(bytes));
                await importer.ImportAsync(format.ReadAsync(stream, Path.GetFileName(path), cancellation), wanted.Settings, seen, report, cancellation);
            }

            bar.Value = bar.MaxValue;
        });
    }

    // A bar that moves is for a terminal; elsewhere Spectre writes a line now and then.
    private static IAnsiConsole ConsoleOn(TextWriter output) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
}

/// <summary>The words after <c>knowledge import</c>.</summary>
internal sealed record ImportArguments(IReadOnlyList<(string Path, IImportFormat Format)> Files, ImportSettings Settings)
{
    /// <returns>Null, and why, when they cannot be used.</returns>
    public static ImportArguments? Read(IReadOnlyList<string> words, out string fault)
    {
        var options = new Dictionary<string, string>();
        string? place = null;
        fault = "";
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] == "--dry-run")
                options["--dry-run"] = "";
            else if (words[at] is "--format" or "--lang" or "--domain" or "--source" && at + 1 < words.Count)
                options[words[at]] = words[++at];
            else if (place is null && !words[at].StartsWith('-'))
                place = words[at];
            else
                fault = $"'{words[at]}' is not understood. knowledge import <file or folder> [--format {ImportFormats.Names}] [--lang ko] [--domain d] [--source name] [--dry-run]";
        }

        var format = options.TryGetValue("--format", out var name) ? ImportFormats.Named(name) : null;
        if (fault.Length == 0 && place is null)
            fault = "Which file or folder? knowledge import <file or folder>";
        else if (fault.Length == 0 && name is not null && format is null)
            fault = $"'{name}' is not a format. Formats: {ImportFormats.Names}.";
        else if (fault.Length == 0 && options.TryGetValue("--lang", out var lang) && !Language.All.Contains(lang))
            fault = $"'{lang}' is not a language. Languages: {string.Join(", ", Language.All)}.";
        var files = fault.Length == 0 ? FilesAt(place!, format, ref fault) : [];
        return fault.Length > 0
            ? null
            : new ImportArguments(files, new ImportSettings(
                options.GetValueOrDefault("--lang", Language.Korean), $"import ({Environment.UserName})", options.GetValueOrDefault("--domain"),
                options.GetValueOrDefault("--source"), options.ContainsKey("--dry-run")));
    }

    private static List<(string Path, IImportFormat Format)> FilesAt(string place, IImportFormat? format, ref string fault)
    {
        List<(string, IImportFormat)> files = [];
        if (Directory.Exists(place))
        {
            foreach (var path in Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (ImportFormats.OfFile(path) is { } known && (format is null || known == format))
                    files.Add((path, known));
            }

            if (files.Count == 0)
                fault = $"There is nothing to import in '{place}'. Formats: {ImportFormats.Names}.";
        }
        else if (!File.Exists(place))
        {
            fault = $"There is no file or folder '{place}'.";
        }
        else if ((format ?? ImportFormats.OfFile(place)) is { } known)
        {
            files.Add((place, known));
        }
        else
        {
            fault = $"'{place}' has an ending nobody knows; say --format. Formats: {ImportFormats.Names}.";
        }

        return files;
    }
}
