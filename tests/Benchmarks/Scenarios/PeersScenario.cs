using System.Diagnostics;
using System.Net;
using System.Text.Json;
using MetaverseSeoul.Benchmarks.Load;
using MetaverseSeoul.Benchmarks.Report;
using MetaverseSeoul.Benchmarks.Targets;
using MetaverseSeoul.Benchmarks.Wire;

namespace MetaverseSeoul.Benchmarks.Scenarios;

/// <summary>The same arrivals for others, on the same cores in the same run: Microsoft's JavaScript echo bot, which stores nothing, and a bare web
/// server as the floor.</summary>
internal sealed class PeersScenario(Workplace place, Screen screen, QuietMachine machine)
{
    public const string EchoBot = "botbuilder (JS) echo";
    public const string Floor = "bare Kestrel";
    private const int MostConnections = 2000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    private int acknowledged;

    public async Task<IReadOnlyList<RateResult>> RunAsync(IReadOnlyList<int> rates, IReadOnlyList<int> floorRates, TimeSpan length) =>
        [.. await EchoBotAsync(rates, length), .. await FloorAsync(floorRates, length)];

    private async Task<IReadOnlyList<RateResult>> EchoBotAsync(IReadOnlyList<int> rates, TimeSpan length)
    {
        PeerPackages.Install(place);
        var (botAt, connectorAt) = (Workplace.FreeAddress(), Workplace.FreeAddress());
        await using var connector = Node("connector.mjs", connectorAt);
        await using var bot = Node("echo-bot.mjs", botAt);
        await connector.ReadyAsync(connectorAt, "/");
        await bot.ReadyAsync(botAt, "/ready");
        var results = await LadderAsync(EchoBot, botAt, [bot.Id, connector.Id], rates, length, (i, text) => HttpConnection.Request(
            "POST", botAt, "/api/messages", bearer: null, Message(i, text, $"http://{connectorAt}")));
        await CheckConnectorAsync(connectorAt);
        return results;
    }

    private async Task<IReadOnlyList<RateResult>> FloorAsync(IReadOnlyList<int> rates, TimeSpan length)
    {
        var address = Workplace.FreeAddress();
        await using var kestrel = BareKestrel.Start(place, address);
        await kestrel.ReadyAsync(address, "/ready");
        return await LadderAsync(Floor, address, [kestrel.Id], rates, length, (i, text) => HttpConnection.Request(
            "POST", address, $"/v3/directline/conversations/c{i % 2000}/activities", new string('t', 400), Message(i, text, "")));
    }

    private async Task<IReadOnlyList<RateResult>> LadderAsync(
        string name, IPEndPoint address, int[] processes, IReadOnlyList<int> rates, TimeSpan length, Func<int, string, byte[]> request)
    {
        var questions = Questions.Load(place.Repository);
        using var load = new OpenLoad(address, MostConnections);
        var results = new List<RateResult>();
        await RunAsync(rates[0], WarmUp);
        foreach (var rate in rates)
        {
            var result = await machine.MeasureAsync(() => RunAsync(rate, length), processes);
            results.Add(result);
            screen.Show(result);
            if (QuietMachine.IsTheEnd(result))
                break;
        }

        return results;

        async Task<RateResult> RunAsync(int rate, TimeSpan time)
        {
            var arrivals = Arrivals.Poisson(rate, time, seed: rate);
            var start = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 20);
            var ledger = new Ledger(0, [.. arrivals.Select(at => start + at)]);
            using var shown = screen.Progress($"{name} {rate}/s", () => ledger.AnsweredCount, ledger.Count);
            var before = CpuMark.Now(processes);
            var sending = load.SendAsync(ledger, i => request(i, questions[i % questions.Length]), (i, answer) =>
            {
                if (answer.Status == 200)
                {
                    ledger.MarkAnswered(i, ledger.Acknowledged[i], isTogether: false);
                    Interlocked.Increment(ref acknowledged);
                }
                else
                {
                    ledger.Complain($"message {i} was answered {answer.Status}");
                }
            });
            await Task.Delay(time);
            var cpu = CpuMark.Now(processes).Since(before);
            var memory = Memory.Of(processes);
            await sending;
            screen.Complain(ledger);
            var end = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
            var finished = Math.Round(Ledger.CountUntil(ledger.Answered, end) / time.TotalSeconds);
            return new RateResult(
                name, rate, time.TotalSeconds, ledger.Count, finished, finished, Percentiles.Of(ledger.Milliseconds(ledger.Acknowledged)), Echo: null, Reply: null,
                Percentiles.Of(ledger.Milliseconds(ledger.Sent)), 0, cpu, memory, ledger.ProblemCount);
        }
    }

    private ChildProcess Node(string script, IPEndPoint address) =>
        new("node", [Path.Combine(place.Peers, script), $"{address.Port}"], place.Peers, place.NewFile($"{script}.log"), ("NODE_ENV", "production"));

    /// <summary>The connector has had an answer to every message, one each, the warm-up's too.</summary>
    private async Task CheckConnectorAsync(IPEndPoint address)
    {
        using var connection = await HttpConnection.OpenAsync(address);
        var answer = await connection.SendAsync(HttpConnection.Request("GET", address, "/", bearer: null));
        var replies = JsonElement.Parse(answer.Body.Span).GetProperty("replies").GetInt32();
        if (replies != acknowledged)
            screen.Complain($"the connector had {replies} answers to {acknowledged} messages");
    }

    private static string Message(int i, string text, string serviceUrl) =>
        $$$"""{"type":"message","id":"m{{{i}}}","timestamp":"2026-01-01T00:00:00Z","channelId":"emulator","serviceUrl":"{{{serviceUrl}}}","from":{"id":"dl_citizen{{{i % 2000}}}","role":"user"},"recipient":{"id":"bot","role":"bot"},"conversation":{"id":"c{{{i % 2000}}}"},"locale":"ko","text":"{{{text}}}"}""";
}
