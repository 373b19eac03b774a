using System.Globalization;
using MetaverseSeoul.Knowledge.Confidence;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using Spectre.Console;

namespace MetaverseSeoul.Knowledge.Evaluation;

/// <summary><c>knowledge evaluate [files]</c>: asks the index every question of the files and reports how it did.</summary>
internal sealed class EvaluateCommand : IKnowledgeSubcommand
{
    // Any seed will do, as long as two reports compare the same texts.
    private const int Seed = 2026;
    private const int ReportWidth = 200;

    public string Name => "evaluate";

    public string Arguments => "[files]";

    public string Help => "asks the questions of tests/Evaluation (or the files given) and reports how many were answered right";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellation)
    {
        List<AskedQuestion> questions;
        try
        {
            questions = [.. (arguments.Count > 0 ? arguments : Directory.GetFiles(Places.Questions, "*.yaml")).Order(StringComparer.Ordinal).SelectMany(QuestionFile.Read)];
        }
        catch (Exception fault) when (fault is FormatException or IOException)
        {
            await output.WriteLineAsync(fault.Message);
            return 1;
        }

        await using var bench = await Workbench.MakeAsync(cancellation);
        var faults = QuestionCheck.Faults(questions, bench.Articles).ToList();
        foreach (var fault in faults)
            await output.WriteLineAsync(fault);
        var outcomes = await AskAsync(bench.Index(RankingWeights.Shipped, Thresholds.Shipped), questions, cancellation);
        Write(outcomes, bench.Articles, output);
        return faults.Count == 0 ? 0 : 1;
    }

    /// <summary>Each question as it stands, and each plain Korean one in every style of the messenger.</summary>
    public static async Task<List<Outcome>> AskAsync(IKnowledgeIndex index, IEnumerable<AskedQuestion> questions, CancellationToken cancellation)
    {
        var messenger = new MessengerKorean(Seed);
        List<Outcome> outcomes = [];
        foreach (var asked in questions)
        {
            outcomes.Add(await Outcome.OfAsync(index, asked, asked.Text, asked.Style, cancellation));
            if (asked is not { Language: Language.Korean, Style: "plain" })
                continue;
            foreach (var style in MessengerKorean.Styles)
                outcomes.Add(await Outcome.OfAsync(index, asked, messenger.Rewrite(asked.Text, style), $"+{style}", cancellation));
        }

        return outcomes;
    }

    private static void Write(List<Outcome> outcomes, IReadOnlyList<Article> articles, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        console.Profile.Width = ReportWidth;
        var agents = articles.DistinctBy(article => article.Key).ToDictionary(article => article.Key, article => article.Agent);
        List<Outcome> asWritten = [.. outcomes.Where(outcome => outcome.Style == outcome.Asked.Style)];
        var report = new Report(console);
        report.WriteScores(outcomes);
        report.WriteRouting([.. asWritten.Where(outcome => !outcome.Asked.IsCovered || agents.ContainsKey(outcome.Asked.Keys[0]))], key => agents[key]);
        report.WriteCalibration(outcomes);
        report.WriteWorst(asWritten);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{asWritten.Count} questions, {outcomes.Count} with their rewritings. Held-out: measured, never fitted. 'held': not answered, which is right."));
    }
}
