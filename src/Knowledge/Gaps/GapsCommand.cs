using System.Globalization;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using Spectre.Console;

namespace MetaverseSeoul.Knowledge.Gaps;

/// <summary>Lists what people ask and no article answers; prints the beginning of an article for one; closes one.</summary>
internal sealed class GapsCommand(GapRadar radar, SqliteBackend backend) : IKnowledgeSubcommand
{
    private const int MostListed = 50;

    public string Name => "gaps";

    public string Arguments => "[draft <id> | done <id>]";

    public string Help => "what people ask and no article answers; begin an article for it; mark it as done";

    public Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellation) => arguments switch
    {
        [] => ListAsync(output, cancellation),
        ["draft", var id] => DraftAsync(id, output, cancellation),
        ["done", var id] => DoneAsync(id, output, cancellation),
        _ => UsageAsync(output),
    };

    private async Task<int> ListAsync(TextWriter output, CancellationToken cancellation)
    {
        var gaps = await radar.ListAsync(cancellation);
        if (gaps.Count == 0)
        {
            await output.WriteLineAsync("No open gaps.");
            return 0;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("asked", "last", "languages", "question").AddColumn("id", id => id.NoWrap());
        foreach (var gap in gaps.Take(MostListed))
        {
            table.AddRow(
                gap.Count.ToString(CultureInfo.InvariantCulture),
                gap.LastAsked.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                string.Join(' ', gap.Languages.Select(pair => $"{pair.Key} {pair.Value}")),
                Markup.Escape(OneLine(gap.Question)),
                gap.Id);
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect }).Write(table);
        await output.WriteLineAsync($"{gaps.Count} gaps, {gaps.Sum(gap => gap.Count)} questions. knowledge gaps draft <id> begins an article.");
        return 0;
    }

    private async Task<int> DraftAsync(string id, TextWriter output, CancellationToken cancellation)
    {
        if (await radar.FindAsync(id, cancellation) is not { } gap)
            return await NoneAsync(id, output);
        // The draft takes its place from the nearest articles. A command has no keeper: it reads the index as the host left it.
        await backend.RefreshAsync(cancellation);
        var draft = await radar.DraftAsync(gap, cancellation);
        await output.WriteLineAsync(draft.File);
        return 0;
    }

    private async Task<int> DoneAsync(string id, TextWriter output, CancellationToken cancellation)
    {
        if (!await radar.CloseAsync(id, cancellation))
            return await NoneAsync(id, output);
        await output.WriteLineAsync($"{id} is done.");
        return 0;
    }

    private static async Task<int> NoneAsync(string id, TextWriter output)
    {
        await output.WriteLineAsync($"There is no open gap '{id}'.");
        return 1;
    }

    private static async Task<int> UsageAsync(TextWriter output)
    {
        await output.WriteLineAsync("knowledge gaps\nknowledge gaps draft <id>\nknowledge gaps done <id>");
        return 2;
    }

    // A citizen's text in a terminal: no line breaks, no control sequences.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
