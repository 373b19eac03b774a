using System.Security.Cryptography;
using System.Text;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Knowledge.Vectors;

/// <summary>Keeps the vectors in step with the library: asks the model for those of new and changed texts, in the background. Until one is there its article is
/// found by its words.</summary>
internal sealed class VectorKeeper(
    IArticleLibrary library,
    IEmbeddingGenerator<string, Embedding<float>> model,
    VectorIndex index,
    string path,
    string modelName,
    TimeProvider time,
    ILogger<VectorKeeper> logger) : BackgroundService
{
    private const int Batch = 64;

    // Models read a limited length; what an article is about stands at its beginning.
    private const int MostCharacters = 1500;

    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Key, string Language), string> hashes = [];

    /// <summary>Brings the vectors up to date once, then follows the library.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var file = VectorFile.Open(path);
        foreach (var (key, language, hash, numbers) in file.All())
        {
            hashes[(key, language)] = hash;
            index.Put(key, language, numbers);
        }

        var (revision, isWhole, rest) = (0L, false, ShortestRest);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (isWhole)
                    await library.WaitForChangeAsync(revision, stoppingToken);
                var stamp = await library.StampAsync(stoppingToken);
                if (!isWhole)
                    await TakeAllAsync(file, stoppingToken);
                else
                    await TakeChangesAsync(file, revision, stoppingToken);
                (revision, isWhole, rest) = (stamp.Revision, true, ShortestRest);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Knowledge: vectors could not be made, again in {Seconds} s: {Reason}", rest.TotalSeconds, fault.Message);
                await Task.Delay(rest, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                rest = rest * 2 < LongestRest ? rest * 2 : LongestRest;
            }
        }
    }

    private async Task TakeAllAsync(VectorFile file, CancellationToken cancellation)
    {
        var gone = hashes.Keys.ToHashSet();
        List<Article> wanting = [];
        await foreach (var article in library.AllAsync(cancellation))
        {
            gone.Remove((article.Key, article.Language));
            await AddAsync(file, article, wanting, cancellation);
        }

        await EmbedAsync(file, wanting, cancellation);
        foreach (var (key, language) in gone)
            Forget(file, key, language);
        logger.LogInformation("Knowledge: vectors of {Articles} articles ready", index.Count);
    }

    private async Task TakeChangesAsync(VectorFile file, long revision, CancellationToken cancellation)
    {
        List<Article> wanting = [];
        await foreach (var change in library.ChangesSinceAsync(revision, cancellation))
        {
            if (change.Article is { } article)
                await AddAsync(file, article, wanting, cancellation);
            else
                Forget(file, change.Key, change.Language);
        }

        await EmbedAsync(file, wanting, cancellation);
    }

    private async Task AddAsync(VectorFile file, Article article, List<Article> wanting, CancellationToken cancellation)
    {
        if (hashes.GetValueOrDefault((article.Key, article.Language)) == Hash(article))
            return;
        wanting.Add(article);
        if (wanting.Count == Batch)
            await EmbedAsync(file, wanting, cancellation);
    }

    private async Task EmbedAsync(VectorFile file, List<Article> wanting, CancellationToken cancellation)
    {
        if (wanting.Count == 0)
            return;
        var made = await model.GenerateAsync(wanting.Select(Text), cancellationToken: cancellation);
        if (made.Count != wanting.Count)
            throw new InvalidDataException($"{wanting.Count} texts were sent, {made.Count} vectors came back");
        for (var i = 0; i < wanting.Count; i++)
        {
            var (article, vector) = (wanting[i], made[i].Vector);
            file.Put(article.Key, article.Language, Hash(article), vector.Span);
            hashes[(article.Key, article.Language)] = Hash(article);
            index.Put(article.Key, article.Language, vector.Span);
        }

        wanting.Clear();
    }

    private void Forget(VectorFile file, string key, string language)
    {
        file.Remove(key, language);
        hashes.Remove((key, language));
        index.Remove(key, language);
    }

    // Another model makes other vectors of the same text.
    private string Hash(Article article) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{modelName}\0{Text(article)}")));

    private static string Text(Article article)
    {
        var text = string.Join('\n', [article.Title, .. article.Questions, article.Body]);
        return text.Length > MostCharacters ? text[..MostCharacters] : text;
    }
}
