using System.Diagnostics;
using System.Text.Json;
using MetaverseSeoul.Benchmarks.Targets;

namespace MetaverseSeoul.Benchmarks.Accuracy;

/// <summary>The npm package <c>@nlpjs/nlp</c> with <c>@nlpjs/lang-ko</c>: an intent classifier trained on the articles' wordings (<c>peers/nlp.mjs</c>), as chatbots
/// are made with it.</summary>
internal sealed class NlpjsAnswerer(Workplace place, IReadOnlyList<ShippedArticle> articles) : IAnswerer
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    public string Name => "@nlpjs/nlp";

    public bool Speaks(string language) => language is "ko" or "en";

    public async Task<IReadOnlyList<Found>> AskAsync(string language, IReadOnlyList<string> questions)
    {
        var (asked, answered) = (place.NewFile("nlp-in.json"), place.NewFile("nlp-out.json"));
        await File.WriteAllTextAsync(asked, JsonSerializer.Serialize(
            new { language, articles = articles.Where(article => article.Language == language), questions }, Json));
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(place.Peers, "nlp.mjs"), asked, answered]) { WorkingDirectory = place.Peers })!;
        await node.WaitForExitAsync();
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<List<Found>>(await File.ReadAllTextAsync(answered), Json)!
            : throw new InvalidOperationException($"peers/nlp.mjs ended with {node.ExitCode}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
