using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Index;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetaverseSeoul.Knowledge.Evaluation.Scale;

/// <summary><c>knowledge measure [articles]</c>: builds an index of so many articles and times its searches, one after the other. The benchmarks run it in a process of
/// its own and read its last line.</summary>
internal sealed class MeasureCommand : IKnowledgeSubcommand
{
    private const int DefaultSize = 10_000;
    private const int Searches = 3000;
    private const int WarmUp = 300;
    private const int Seed = 5;

    public string Name => "measure";

    public string Arguments => "[articles]";

    public string Help => "builds an index of generated articles (10000) and measures building, searching and memory";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellation)
    {
        var size = DefaultSize;
        if (arguments.Count > 0 && !(int.TryParse(arguments[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out size) && size > 0))
        {
            await output.WriteLineAsync($"'{arguments[0]}' is not a number of articles.");
            return 2;
        }

        var shipped = await new ShippedLibrary(ArticleLibrary.ShippedFolder).AllAsync(cancellation).ToListAsync(cancellation);
        var library = new GeneratedLibrary(shipped, size);
        var folder = Directory.CreateTempSubdirectory("knowledge-");
        try
        {
            var path = Path.Combine(folder.FullName, "knowledge.db");
            var clock = Stopwatch.StartNew();
            await using (var built = new SqliteBackend(path))
                await built.RebuildAsync(library, new Progress(output, size), cancellation);
            var build = clock.Elapsed;

            clock.Restart();
            await using var backend = new SqliteBackend(path);
            await backend.RefreshAsync(cancellation);
            var open = clock.Elapsed;
            var times = await SearchAsync(new KnowledgeIndex(backend, NullLogger<KnowledgeIndex>.Instance), Questions(shipped, library, size), cancellation);
            var result = new ScaleResult(
                size, build.TotalSeconds, open.TotalMilliseconds, At(times, 0.5), At(times, 0.95), At(times, 0.99), Environment.WorkingSet >> 20, PeakMiB(), new FileInfo(path).Length >> 20);
            await output.WriteLineAsync(JsonSerializer.Serialize(result));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double[]> SearchAsync(KnowledgeIndex index, IEnumerable<string> questions, CancellationToken cancellation)
    {
        List<double> times = [];
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            await index.SearchAsync(new KnowledgeQuery(question, "ko"), cancellation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return [.. times.Skip(WarmUp).Order()];
    }

    /// <summary>As citizens ask: the articles' questions, half of them in messenger style, and now and then only common words.</summary>
    private static IEnumerable<string> Questions(List<Article> shipped, GeneratedLibrary library, int size)
    {
        var random = new Random(Seed);
        var messenger = new MessengerKorean(Seed);
        string[] common = ["신청 방법 알려주세요", "신고 기한이 언제까지예요", "수수료 얼마예요", "서울시 지원 대상 조건", "세금 납부 언제"];
        for (var i = 0; i < Searches + WarmUp; i++)
        {
            var number = random.Next(size);
            var article = number < shipped.Count ? shipped[number] : library.Make(number);
            var question = random.Next(50) == 0 ? common[random.Next(common.Length)] : article.Questions[random.Next(article.Questions.Count)];
            yield return article.Language == "ko" && i % 2 == 0 ? messenger.Rewrite(question, "all") : question;
        }
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private static long PeakMiB()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 >> 20;
    }

    private sealed class Progress(TextWriter output, int size) : IProgress<int>
    {
        private const int Step = 10_000;

        public void Report(int value)
        {
            if (value % Step == 0)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value} of {size} articles indexed"));
        }
    }
}

/// <param name="OpenMs">From the file to the first search.</param>
/// <param name="MemoryMiB">Resident after the searches, and at the most, which is while building.</param>
internal sealed record ScaleResult(
    int Articles, double BuildSeconds, double OpenMs, double P50Ms, double P95Ms, double P99Ms, long MemoryMiB, long PeakMiB, long FileMiB);
