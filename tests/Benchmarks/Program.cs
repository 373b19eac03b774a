using System.Runtime.InteropServices;
using MetaverseSeoul.Benchmarks;
using MetaverseSeoul.Benchmarks.Report;
using MetaverseSeoul.Benchmarks.Scenarios;
using MetaverseSeoul.Benchmarks.Targets;

var options = new Options(args);
if (options.Command == BareKestrel.Command)
    return await BareKestrel.ServeAsync(args[1]);

// Since .NET 10 a signal ends the process without its exit handlers; those stop the servers it started.
using var onTerm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));

var screen = new Screen();
var place = new Workplace(options.HostEnvironment, options.Text("--dll"));
var length = TimeSpan.FromSeconds(options.Number("--seconds", 20));
var rates = options.Numbers("--rates", [250, 500, 1000, 1500, 2000, 2500, 3000, 4000]);
var peerRates = options.Numbers("--rates", [250, 500, 1000, 1500, 2000]);
var floorRates = options.Numbers("--rates", [250, 500, 1000, 1500, 4000, 8000, 12000, 16000, 24000]);
var machine = new QuietMachine(options.Number("--tries", 1));
var sockets = options.Number("--sockets", 5000);
var peerLength = TimeSpan.FromSeconds(options.Number("--seconds", 10));

switch (options.Command)
{
    case "rate":
        await new RateScenario(place, screen, machine).RunAsync(rates, length);
        break;
    case "idle":
        await new IdleScenario(place, screen, machine).RunAsync(sockets);
        break;
    case "peers":
        await new PeersScenario(place, screen, machine).RunAsync(peerRates, floorRates, peerLength);
        break;
    case "start":
        await new StartScenario(place, screen, machine).RunAsync();
        break;
    case "accuracy":
        Document.Write(place.Repository, await new AccuracyScenario(place).RunAsync());
        break;
    case "knowledge":
        Document.Write(place.Repository, await new KnowledgeScenario(place).RunAsync(options.Numbers("--sizes", [1000, 3000, 10_000, 30_000, 100_000])));
        break;
    case "all":
        var results = new AllResults(
            DateTimeOffset.Now,
            Surroundings.Commit(place),
            Surroundings.Machine(place),
            await new RateScenario(place, screen, machine).RunAsync(rates, length),
            await new IdleScenario(place, screen, machine).RunAsync(sockets),
            await new PeersScenario(place, screen, machine).RunAsync(peerRates, floorRates, peerLength),
            await new StartScenario(place, screen, machine).RunAsync());
        Document.Write(place.Repository, results);
        break;
    case "report":
        Document.Write(place.Repository, Document.Read(place.Repository));
        break;
    default:
        Console.WriteLine("""
            Measures the built host (dotnet build -c Release) over real sockets; docs/benchmarks.md says how.

              dotnet run --project tests/Benchmarks -c Release -- COMMAND [--name value]…

              rate     messages at fixed rates, until the host does not keep up      --rates 250,500,1000 --seconds 20
              idle     open streams in which nobody types                           --sockets 5000
              peers    Microsoft's JavaScript echo bot and a bare Kestrel           --rates … --seconds 10
              start    time to /health/ready, memory at rest
              accuracy the questions of tests/Evaluation, for the host, SQLite's trigrams and nlp.js; writes its table
              knowledge the embedded index over generated articles; writes its table   --sizes 1000,10000,100000
              all      rate, idle, peers and start, and writes docs/benchmarks
              report   writes the tables and plots again from docs/benchmarks/results.json

              --tries N           waits for a quiet machine, and measures disturbed steps again, N times at the most
              --dll PATH          another build of the host, to compare
              --host NAME=VALUE   environment of the measured host; may be repeated
            """);
        break;
}

place.CleanUp(keepLogs: screen.Problems > 0);
if (screen.Problems == 0)
    return 0;
Console.Error.WriteLine($"{screen.Problems} things were not right; the servers' logs are in {place.Folder}");
return 1;
