using MetaverseSeoul.Benchmarks.Accuracy;
using MetaverseSeoul.Benchmarks.Report;
using MetaverseSeoul.Benchmarks.Targets;

namespace MetaverseSeoul.Benchmarks.Scenarios;

/// <summary>The questions of <c>tests/Evaluation</c>, put to the host and to what others would use, over the same articles.</summary>
internal sealed class AccuracyScenario(Workplace place)
{
    public async Task<IReadOnlyList<AccuracyResult>> RunAsync()
    {
        PeerPackages.Install(place);
        var sets = EvaluationSet.Load(place.Repository);
        var articles = ShippedArticle.Load(place.Repository);
        var results = new List<AccuracyResult>();
        foreach (var answerer in (IAnswerer[])[await SeoulAnswerer.StartAsync(place), new TrigramAnswerer(articles), new NlpjsAnswerer(place, articles)])
        {
            await using (answerer)
            {
                foreach (var language in sets.GroupBy(set => set.Language).Where(group => answerer.Speaks(group.Key)))
                    results.AddRange(await MeasureAsync(answerer, language.Key, [.. language]));
            }
        }

        return results;
    }

    // All sets of a language at once: a classifier is trained for each call.
    private static async Task<IEnumerable<AccuracyResult>> MeasureAsync(IAnswerer answerer, string language, IReadOnlyList<EvaluationSet> sets)
    {
        var found = await answerer.AskAsync(language, [.. sets.SelectMany(set => set.Covered.Select(asked => asked.Question).Concat(set.Uncovered))]);
        List<AccuracyResult> results = [];
        var at = 0;
        foreach (var set in sets)
        {
            var covered = set.Covered.Zip(found.Skip(at), (asked, answer) => (asked.Keys, Answer: answer)).ToList();
            var uncovered = found.Skip(at + covered.Count).Take(set.Uncovered.Count).ToList();
            at += covered.Count + uncovered.Count;
            var result = new AccuracyResult(
                answerer.Name, set.Name, covered.Count, uncovered.Count,
                Share(covered.Count(one => one.Answer.Keys.Take(1).Any(one.Keys.Contains)), covered.Count),
                Share(covered.Count(one => one.Answer.Keys.Any(one.Keys.Contains)), covered.Count),
                Share(covered.Count(one => one.Answer.IsAnswered && !one.Answer.Keys.Take(1).Any(one.Keys.Contains)), covered.Count),
                Share(uncovered.Count(one => one.IsAnswered), uncovered.Count));
            Console.WriteLine(result);
            results.Add(result);
        }

        return results;
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 3);
}
