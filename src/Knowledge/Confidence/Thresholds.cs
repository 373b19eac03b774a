using System.Reflection;
using System.Text.Json;

namespace MetaverseSeoul.Knowledge.Confidence;

/// <summary>How sure the index is of its best hit, and how sure it must be. Fitted by <c>knowledge fit</c> on the development questions, which writes
/// <c>thresholds.json</c>; nobody sets them by hand.</summary>
/// <param name="Bias">Of the logistic curve from strength and lead to a probability.</param>
/// <param name="Strength">What the hit's own strength counts.</param>
/// <param name="Lead">What its lead over the next hit counts.</param>
/// <param name="Answer">From this probability on the article is the answer.</param>
/// <param name="Ask">From this probability on the bot asks whether this was meant; below it says that it does not know.</param>
internal sealed record Thresholds(double Bias, double Strength, double Lead, double Answer, double Ask)
{
    /// <summary>A greater lead proves no more.</summary>
    public const double GreatestLead = 4;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Those that are built in.</summary>
    public static Thresholds Shipped { get; } = Load();

    /// <summary>The probability that a hit is the answer.</summary>
    /// <param name="strength">Its own (see Index/Ranking/RankingWeights).</param>
    /// <param name="other">That of the best other hit.</param>
    public double Probability(double strength, double other)
    {
        var lead = Math.Clamp(strength - other, -GreatestLead, GreatestLead);
        return 1 / (1 + Math.Exp(-(Bias + (Strength * strength) + (Lead * lead))));
    }

    public string ToJson() => JsonSerializer.Serialize(
        this with { Bias = Math.Round(Bias, 3), Strength = Math.Round(Strength, 3), Lead = Math.Round(Lead, 3) }, Indented) + "\n";

    private static Thresholds Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(Thresholds).Namespace}.thresholds.json")!;
        return JsonSerializer.Deserialize<Thresholds>(stream)!;
    }
}
