using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>How much each kind of evidence counts, for each way a question comes to the articles. Fitted by <c>knowledge fit</c>, which writes
/// <c>weights.json</c>; nobody sets them by hand.</summary>
internal sealed class RankingWeights(IReadOnlyDictionary<string, double[]> byPath)
{
    private const string Bias = "bias";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The weights that are built in.</summary>
    public static RankingWeights Shipped { get; } = Load();

    /// <summary>How strongly the evidence speaks for the article: the logarithm of the odds that it is the answer, looked at alone.</summary>
    public double Strength(string path, in Evidence evidence)
    {
        var weights = Of(path);
        var strength = weights[Evidence.Count];
        for (var i = 0; i < Evidence.Count; i++)
            strength += weights[i] * evidence[i];
        return strength;
    }

    public static string ToJson(IReadOnlyDictionary<string, double[]> byPath) => JsonSerializer.Serialize(
        byPath.ToDictionary(
            path => path.Key,
            path => Evidence.Names.Append(Bias).Zip(path.Value).ToDictionary(pair => pair.First, pair => Math.Round(pair.Second, 3))),
        Indented) + "\n";

    // A way nobody has fitted yet is weighed like its articles' language.
    private double[] Of(string path) => byPath.TryGetValue(path, out var weights) ? weights
        : byPath.TryGetValue(path[(path.IndexOf('>', StringComparison.Ordinal) + 1)..], out weights) ? weights
        : byPath["ko"];

    private static RankingWeights Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(RankingWeights).Namespace}.weights.json")!;
        var read = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(stream)!;
        // A new kind of evidence counts for nothing until it is fitted.
        return new RankingWeights(read.ToDictionary(
            path => path.Key, path => Evidence.Names.Append(Bias).Select(name => path.Value.GetValueOrDefault(name)).ToArray()));
    }
}
