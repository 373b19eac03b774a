using System.Text.Json;
using MetaverseSeoul.Benchmarks.Targets;

namespace MetaverseSeoul.Benchmarks.Accuracy;

/// <summary>The built host, asked by its search API.</summary>
internal sealed class SeoulAnswerer : IAnswerer
{
    private readonly SeoulHost host;
    private readonly HttpClient http;

    private SeoulAnswerer(SeoulHost host) => (this.host, http) = (host, new HttpClient { BaseAddress = new Uri($"http://{host.Address}") });

    public string Name => "Metaverse Seoul";

    public static async Task<SeoulAnswerer> StartAsync(Workplace place) => new(await SeoulHost.StartAsync(
        place, place.NewData(), "--Knowledge:SearchesPerAddress", "100000", "--Knowledge:SearchBurstPerAddress", "100000"));

    public bool Speaks(string language) => true;

    public async Task<IReadOnlyList<Found>> AskAsync(string language, IReadOnlyList<string> questions)
    {
        List<Found> found = [];
        foreach (var question in questions)
        {
            using var answer = JsonDocument.Parse(await http.GetStringAsync($"/api/knowledge/search?top=3&lang={language}&q={Uri.EscapeDataString(question)}"));
            found.Add(new Found(
                [.. answer.RootElement.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("key").GetString()!)],
                answer.RootElement.GetProperty("outcome").GetString() == "answer"));
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await host.DisposeAsync();
    }
}
