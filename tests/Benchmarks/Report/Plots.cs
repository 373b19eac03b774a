using System.Globalization;
using System.Text;

namespace MetaverseSeoul.Benchmarks.Report;

/// <summary>The plots as SVG, latencies on a logarithmic scale.</summary>
internal static class Plots
{
    private const int Width = 760;
    private const int Height = 380;
    private const int Left = 64;
    private const int Right = 170;
    private const int Top = 40;
    private const int Bottom = 50;
    private static readonly string[] Colours = ["#256ef4", "#0b78cb", "#228738", "#c78500", "#d63d4a", "#6d4fc2"];

    public static string LatencyByRate(IReadOnlyList<RateResult> rates)
    {
        var most = rates.Max(rate => rate.Offered);
        (string Name, Func<RateResult, double> Of)[] lines =
        [
            ("echo p50", rate => rate.Echo!.P50), ("echo p99", rate => rate.Echo!.P99), ("reply p50", rate => rate.Reply!.P50),
            ("reply p99", rate => rate.Reply!.P99), ("reply p99.9", rate => rate.Reply!.P999),
        ];
        var scale = LogScale.Of(rates.SelectMany(rate => lines.Select(line => line.Of(rate))));
        var svg = Begin("Latency by offered rate", "ms", scale);
        foreach (var rate in rates)
            Text(svg, X(rate), Height - Bottom + 18, rate.Offered.ToString(CultureInfo.InvariantCulture), "middle");
        Text(svg, Left + ((Width - Left - Right) / 2.0), Height - 10, "citizen messages offered a second", "middle");
        for (var i = 0; i < lines.Length; i++)
        {
            var points = string.Join(' ', rates.Select(rate => Number($"{X(rate):0.#},{scale.Y(lines[i].Of(rate)):0.#}")));
            svg.Append(Number($"<polyline fill=\"none\" stroke=\"{Colours[i]}\" stroke-width=\"2\" points=\"{points}\"/>\n"));
            Legend(svg, i, lines[i].Name);
        }

        return End(svg);

        double X(RateResult rate) => Left + 20 + ((Width - Left - Right - 40) * rate.Offered / (double)most);
    }

    /// <summary>Both scales logarithmic: a straight line is a power of the size.</summary>
    public static string SearchBySize(IReadOnlyList<KnowledgeResult> results)
    {
        (string Name, Func<KnowledgeResult, double> Of)[] lines = [("p50", result => result.P50Ms), ("p95", result => result.P95Ms), ("p99", result => result.P99Ms)];
        var scale = LogScale.Of(results.SelectMany(result => lines.Select(line => line.Of(result))));
        var svg = Begin("A search by the size of the library", "ms", scale);
        foreach (var result in results)
            Text(svg, X(result), Height - Bottom + 18, result.Articles.ToString("N0", CultureInfo.InvariantCulture), "middle");
        Text(svg, Left + ((Width - Left - Right) / 2.0), Height - 10, "articles", "middle");
        for (var i = 0; i < lines.Length; i++)
        {
            var points = string.Join(' ', results.Select(result => Number($"{X(result):0.#},{scale.Y(lines[i].Of(result)):0.#}")));
            svg.Append(Number($"<polyline fill=\"none\" stroke=\"{Colours[i]}\" stroke-width=\"2\" points=\"{points}\"/>\n"));
            Legend(svg, i, lines[i].Name);
        }

        return End(svg);

        double X(KnowledgeResult result)
        {
            var (least, most) = (Math.Log(results.Min(one => one.Articles)), Math.Log(results.Max(one => one.Articles)));
            return Left + 20 + ((Width - Left - Right - 40) * (Math.Log(result.Articles) - least) / Math.Max(0.001, most - least));
        }
    }

    /// <summary>At each rate that more than one target was offered: the last thing each does (ours: the reply delivered).</summary>
    public static string LatencyByTarget(IReadOnlyList<RateResult> ours, IReadOnlyList<RateResult> peers)
    {
        var all = ours.Concat(peers).ToList();
        var groups = all.GroupBy(result => result.Offered).Where(group => group.Select(result => result.Target).Distinct().Count() > 1).OrderBy(group => group.Key).ToList();
        var targets = all.Select(result => result.Target).Distinct().ToList();
        var scale = LogScale.Of(groups.SelectMany(group => group).SelectMany(result => (double[])[result.Last.P50, result.Last.P99]));
        var svg = Begin("Message to reply, p50 (solid) to p99 (light), by target", "ms", scale);
        var slot = (Width - Left - Right) / (double)Math.Max(1, groups.Count);
        var bar = slot / (targets.Count + 1);
        for (var g = 0; g < groups.Count; g++)
        {
            Text(svg, Left + ((g + 0.5) * slot), Height - Bottom + 18, Number($"{groups[g].Key}/s"), "middle");
            foreach (var result in groups[g])
            {
                var x = Left + (g * slot) + ((targets.IndexOf(result.Target) + 0.5) * bar);
                Bar(svg, x, bar * 0.8, scale.Y(result.Last.P99), Colours[targets.IndexOf(result.Target) * 2], 0.35);
                Bar(svg, x, bar * 0.8, scale.Y(result.Last.P50), Colours[targets.IndexOf(result.Target) * 2], 1);
            }
        }

        Text(svg, Left + ((Width - Left - Right) / 2.0), Height - 10, "messages offered a second", "middle");
        for (var i = 0; i < targets.Count; i++)
            Legend(svg, i, targets[i], i * 2);
        return End(svg);
    }

    private static StringBuilder Begin(string title, string unit, LogScale scale)
    {
        var svg = new StringBuilder(Number(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#1e2124\">\n"))
            .Append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        svg.Append(Number($"<text x=\"{Left}\" y=\"22\" font-size=\"15\" font-weight=\"bold\">{title}</text>\n"));
        foreach (var mark in scale.Marks)
        {
            svg.Append(Number($"<path d=\"M{Left} {scale.Y(mark):0.#}H{Width - Right}\" stroke=\"#cdd1d5\"/>\n"));
            Text(svg, Left - 8, scale.Y(mark) + 4, Number($"{mark:0.##} {unit}"), "end");
        }

        return svg;
    }

    private static string End(StringBuilder svg) => svg.Append("</svg>\n").ToString();

    private static void Bar(StringBuilder svg, double x, double width, double y, string colour, double opacity) => svg.Append(Number(
        $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{Height - Bottom - y:0.#}\" fill=\"{colour}\" opacity=\"{opacity}\"/>\n"));

    private static void Legend(StringBuilder svg, int line, string name, int? colour = null)
    {
        var y = Top + 14 + (line * 20);
        svg.Append(Number($"<rect x=\"{Width - Right + 14}\" y=\"{y - 9}\" width=\"12\" height=\"10\" fill=\"{Colours[colour ?? line]}\"/>\n"));
        Text(svg, Width - Right + 32, y, name, "start");
    }

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor) =>
        svg.Append(Number($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{text}</text>\n"));

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>From a power of ten below the least to one above the most.</summary>
    private sealed record LogScale(int From, int To)
    {
        public IEnumerable<double> Marks => Enumerable.Range(From, To - From + 1).Select(power => Math.Pow(10, power));

        public static LogScale Of(IEnumerable<double> values)
        {
            var positive = values.Where(value => value > 0).DefaultIfEmpty(1).ToList();
            return new LogScale((int)Math.Floor(Math.Log10(positive.Min())), (int)Math.Ceiling(Math.Log10(positive.Max() * 1.001)));
        }

        public double Y(double value) => Height - Bottom - ((Height - Top - Bottom) * (Math.Log10(Math.Max(value, Math.Pow(10, From))) - From) / Math.Max(1, To - From));
    }
}
