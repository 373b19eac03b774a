using System.Globalization;
using Spectre.Console;

namespace MetaverseSeoul.Knowledge.Evaluation;

/// <summary>The evaluation as tables a person reads in a terminal.</summary>
internal sealed class Report(IAnsiConsole console)
{
    private const int WorstCases = 25;
    private const int Bins = 10;
    private const int BarLength = 40;

    public void WriteScores(IReadOnlyCollection<Outcome> outcomes)
    {
        var table = Table(
            "Scores", "split", "lang", "style", "covered", "hit@1", "hit@3", "MRR", "told right", "told wrong", "asked", "lost", "uncovered", "held", "abst. prec.", "abst. recall");
        var groups = outcomes.GroupBy(outcome => (outcome.Asked.Split, outcome.Asked.Language, outcome.Style))
            .OrderBy(group => group.Key.Split, StringComparer.Ordinal).ThenBy(group => group.Key.Language, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var card = new Scorecard([.. group]);
            table.AddRow(
                group.Key.Split, group.Key.Language, group.Key.Style, Whole(card.Covered), Share(card.Hit1), Share(card.Hit3), Share(card.Mrr), Share(card.AnsweredRight),
                Share(card.AnsweredWrong), Share(card.Asked), Share(card.Lost), Whole(card.Uncovered), Share(card.Held), Share(card.AbstentionPrecision), Share(card.AbstentionRecall));
        }

        console.Write(table);
    }

    /// <summary>Whose article was asked for, against whose came first.</summary>
    /// <param name="agentOf">The agent of an article, by its key.</param>
    public void WriteRouting(IReadOnlyCollection<Outcome> outcomes, Func<string, string> agentOf)
    {
        var routed = outcomes.Where(outcome => outcome.Asked.IsCovered && outcome.Answer.Hits.Count > 0)
            .Select(outcome => (Wanted: agentOf(outcome.Asked.Keys[0]), Got: outcome.Answer.Hits[0].Article.Agent)).ToList();
        List<string> agents = [.. routed.SelectMany(one => new[] { one.Wanted, one.Got }).Distinct().Order(StringComparer.Ordinal)];
        var table = Table($"Agent of the first hit: {Share((double)routed.Count(one => one.Wanted == one.Got) / routed.Count)} right", ["wanted", .. agents]);
        foreach (var wanted in agents)
            table.AddRow([wanted, .. agents.Select(got => Whole(routed.Count(one => one == (wanted, got))))]);
        console.Write(table);
    }

    /// <summary>How often the first hit is right where its score says so often.</summary>
    public void WriteCalibration(IReadOnlyCollection<Outcome> outcomes)
    {
        var table = Table("Calibration: of the first hits with such a score, how many are right", "score", "questions", "right", "");
        for (var bin = 0; bin < Bins; bin++)
        {
            var within = outcomes.Where(outcome => outcome.Answer.Hits.Count > 0 && Math.Min(Bins - 1, (int)(outcome.Score * Bins)) == bin).ToList();
            if (within.Count == 0)
                continue;
            var right = (double)within.Count(outcome => outcome.IsRight) / within.Count;
            var said = (int)(within.Average(outcome => outcome.Score) * BarLength);
            var bar = new string('█', (int)(right * BarLength)).PadRight(BarLength + 1, '·').ToCharArray();
            bar[Math.Min(BarLength, said)] = '│'; // Where the bar would end if the scores were exact.
            table.AddRow(string.Create(CultureInfo.InvariantCulture, $"{bin / 10.0:0.0}–{(bin + 1) / 10.0:0.0}"), Whole(within.Count), Share(right), new string(bar));
        }

        console.Write(table);
    }

    /// <summary>The surest mistakes first.</summary>
    public void WriteWorst(IReadOnlyCollection<Outcome> outcomes)
    {
        var table = Table("Worst cases", "score", "outcome", "question", "wanted", "first hit");
        var wrong = outcomes.Where(outcome => outcome.Asked.IsCovered ? !outcome.IsRight : outcome.WasAnswered).OrderByDescending(outcome => outcome.Score);
        foreach (var outcome in wrong.Take(WorstCases))
        {
            table.AddRow(
                Share(outcome.Score), outcome.Answer.Outcome.ToString(), Markup.Escape(outcome.Text), outcome.Asked.IsCovered ? outcome.Asked.Keys[0] : "—",
                outcome.Answer.Hits is [var first, ..] ? first.Article.Key : "nothing");
        }

        console.Write(table);
    }

    private static Table Table(string title, params string[] columns)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Simple };
        foreach (var column in columns)
            table.AddColumn(column);
        return table;
    }

    private static string Share(double share) => double.IsNaN(share) ? "" : share.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number == 0 ? "·" : number.ToString(CultureInfo.InvariantCulture);
}
