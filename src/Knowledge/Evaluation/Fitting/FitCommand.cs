using MetaverseSeoul.Knowledge.Index;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Knowledge.Evaluation.Fitting;

/// <summary><c>knowledge fit</c>: weighs the evidence by the articles' own questions, finds the thresholds on the development questions, and writes
/// both into the sources. Held-out questions are never read here.</summary>
internal sealed class FitCommand : IKnowledgeSubcommand
{
    // A way that fewer questions came is weighed like the Korean one.
    private const int LeastCases = 100;

    private static readonly (string Language, string Articles)[] Ways =
    [
        (Language.Korean, Language.Korean), (Language.English, Language.English), (Language.Chinese, Language.Chinese), (Language.Japanese, Language.Japanese),
        (Language.Chinese, Language.Korean), (Language.Japanese, Language.Korean),
    ];

    public string Name => "fit";

    public string Arguments => "";

    public string Help => "weighs the evidence and finds the thresholds anew; writes weights.json and thresholds.json";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellation)
    {
        await using var bench = await Workbench.MakeAsync(cancellation);
        var collector = new CaseCollector(bench.Backend);
        List<AskedQuestion> development =
            [.. Directory.GetFiles(Places.Questions, "*.yaml").Order(StringComparer.Ordinal).SelectMany(QuestionFile.Read).Where(asked => asked.Split == "dev")];
        Dictionary<string, double[]> weights = [];
        List<(IReadOnlyList<Case> Cases, double[] Weights)> ways = [];
        foreach (var (language, articles) in Ways)
        {
            var cases = await collector.CollectAsync(bench.Articles, language, articles, cancellation);
            cases.AddRange(await collector.CollectAsync(development, language, articles, cases, cancellation));
            if (cases.Count < LeastCases)
                continue;
            var way = Retrieval.Path(language, articles);
            weights[way] = Fitter.Weigh(cases);
            ways.Add((cases, weights[way]));
            await output.WriteLineAsync($"{way}: {cases.Count} questions, first {Share(cases, weights[way]):0.000}");
        }

        var curve = Fitter.Curve(ways);
        var index = bench.Index(new RankingWeights(weights), curve);
        List<Outcome> outcomes = [];
        foreach (var asked in development)
            outcomes.Add(await Outcome.OfAsync(index, asked, asked.Text, asked.Style, cancellation));
        var thresholds = ThresholdFinder.Find(curve, outcomes);

        await File.WriteAllTextAsync(Path.Combine(Places.Knowledge, "Index", "Ranking", "weights.json"), RankingWeights.ToJson(weights), cancellation);
        await File.WriteAllTextAsync(Path.Combine(Places.Knowledge, "Confidence", "thresholds.json"), thresholds.ToJson(), cancellation);
        await output.WriteLineAsync($"answer from {thresholds.Answer:0.00}, ask from {thresholds.Ask:0.00}; build again, then 'knowledge evaluate'");
        return 0;
    }

    private static double Share(List<Case> cases, double[] weights) => (double)cases.Count(one =>
        one.Candidates.Count > 0 && one.Right[one.Candidates.Select((evidence, i) => (Sum: Listwise.Sum(weights, evidence), i)).Max().i]) / cases.Count;
}
