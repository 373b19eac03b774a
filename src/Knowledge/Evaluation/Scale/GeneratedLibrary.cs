using System.Globalization;
using System.Runtime.CompilerServices;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Evaluation.Scale;

/// <summary>A library of any size: the shipped articles, then Korean ones made of theirs, in which about a third of the words are others. Common words stay common and
/// rare ones rare, as in a real library. Made one by one, and the same each time.</summary>
internal sealed class GeneratedLibrary(IReadOnlyList<Article> shipped, int size) : IArticleLibrary
{
    private const double ReplacedShare = 0.35;
    private const int Words = 40_000;
    private const int Seed = 10;

    private readonly List<Article> models = [.. shipped.Where(article => article.Language == "ko")];
    private readonly string[] words = MakeWords();

    public Task<LibraryStamp> StampAsync(CancellationToken cancellation) => Task.FromResult(new LibraryStamp($"generated-{size}", 0));

    public async IAsyncEnumerable<Article> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var article in shipped.Take(size))
            yield return article;
        for (var number = shipped.Count; number < size; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Make(number);
        }

        await Task.CompletedTask;
    }

    /// <summary>The article of this number: asked for again, it is the same.</summary>
    public Article Make(int number)
    {
        var random = new Random(Seed + number);
        var model = models[random.Next(models.Count)];
        var replaced = new Dictionary<string, string>();
        string Rewrite(string text) => string.Join(' ', text.Split(' ').Select(word =>
        {
            if (word.Length < 2)
                return word;
            if (!replaced.TryGetValue(word, out var other))
                replaced[word] = other = random.NextDouble() < ReplacedShare ? Word(random) : word;
            return other;
        }));

        return model with
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"generated-{number}"),
            Title = Rewrite(model.Title),
            Aliases = [.. model.Aliases.Select(Rewrite)],
            Questions = [.. model.Questions.Select(Rewrite)],
            Body = Rewrite(model.Body),
        };
    }

    public async IAsyncEnumerable<ArticleChange> ChangesSinceAsync(long revision, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task WaitForChangeAsync(long revision, CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);

    // Zipf's law, roughly: the square of an even number favours the first words.
    private string Word(Random random) => words[(int)(Math.Pow(random.NextDouble(), 2) * words.Length)];

    private static string[] MakeWords()
    {
        const string Syllables = "가강개거건경계고공과관교구국군권규근금기나남내노농단담당대도동등라량로료리마만매면명모무문물미민박반발방배법보복본부분비사산상생서석선성세소속수숙순시식신실심안약양어업여연영예외요용우운원위유육은음의이인일임자작잔장재저적전점정제조족존종주준중증지직진집차창책천청체초총최추출치친칠태택토통투특파판평포표품피하학한합항해행향허현협형호화확환회효후";
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, Words).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Syllables[random.Next(Syllables.Length)])))];
    }
}
