using System.Diagnostics;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Library;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Knowledge.Index;

/// <summary>Keeps the index in step with the library: made at the start where it is not up to date, then changed article by article, and made
/// anew when it is lost or damaged. A broken article stops the start: better no answer than one nobody checked.</summary>
/// <param name="mayBeAway">The start does not wait for this backend: another answers until it is there.</param>
internal sealed class IndexKeeper(
    ISearchBackend backend, IArticleLibrary library, TimeProvider time, ILogger<IndexKeeper> logger, bool mayBeAway = false) : BackgroundService
{
    // A lost file is noticed within this; a change of the library comes by itself.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    // Enough for one transaction, few enough that the first are searchable soon.
    private const int Batch = 500;

    private const int ProgressStep = 10_000;

    private long revision;
    private bool isPrepared;
    private bool isFailing;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!mayBeAway)
            await PrepareAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Brings the index up to date, whatever state it is in.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var wanted = await library.StampAsync(cancellation);
        var held = await backend.StampAsync(cancellation);
        if (held is null || held.Shipped != wanted.Shipped || held.Revision > wanted.Revision)
        {
            await RebuildAsync(cancellation);
            isPrepared = true;
            return;
        }

        revision = held.Revision;
        await backend.RefreshAsync(cancellation);
        await FollowAsync(cancellation);
        isPrepared = true;
    }

    /// <summary>One round: mends the index if need be and takes in what has changed.</summary>
    internal async Task KeepAsync(CancellationToken cancellation)
    {
        if (!isPrepared)
            await PrepareAsync(cancellation);
        if (!await backend.RefreshAsync(cancellation))
        {
            logger.LogWarning("Knowledge: the {Backend} index is gone or damaged; it is made anew from the articles", backend.Name);
            await RebuildAsync(cancellation);
        }

        await FollowAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WaitAsync(stoppingToken);
                await KeepAsync(stoppingToken);
                if (isFailing)
                    logger.LogInformation("Knowledge: the {Backend} index is up to date again", backend.Name);
                isFailing = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // The next round tries again; meanwhile the index answers as far as it can. Said once, not every second.
                if (!isFailing)
                    logger.LogError(fault, "Knowledge: the {Backend} index could not be brought up to date; it is tried again each second", backend.Name);
                isFailing = true;
                await Task.Delay(Round, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var first = await Task.WhenAny(library.WaitForChangeAsync(revision, either.Token), Task.Delay(Round, time, either.Token));
        await either.CancelAsync();
        if (!cancellation.IsCancellationRequested)
            await first;
    }

    private async Task RebuildAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var done = 0;
        var progress = new Counter(count =>
        {
            done = count;
            if (count % ProgressStep == 0)
                logger.LogInformation("Knowledge: {Articles} articles indexed in {Seconds} s", count, (int)clock.Elapsed.TotalSeconds);
        });
        await backend.RebuildAsync(library, progress, cancellation);
        revision = (await backend.StampAsync(cancellation))?.Revision ?? 0;
        logger.LogInformation("Knowledge: {Articles} articles ready in {Milliseconds} ms ({Backend})", done, clock.ElapsedMilliseconds, backend.Name);
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        List<ArticleChange> changes = [];
        await foreach (var change in library.ChangesSinceAsync(revision, cancellation))
        {
            changes.Add(change);
            if (changes.Count == Batch)
                await ApplyAsync(changes, cancellation);
        }

        if (changes.Count > 0)
            await ApplyAsync(changes, cancellation);
    }

    private async Task ApplyAsync(List<ArticleChange> changes, CancellationToken cancellation)
    {
        await backend.ApplyAsync(changes, cancellation);
        revision = changes[^1].Revision;
        logger.LogInformation("Knowledge: {Changes} changes searchable, revision {Revision}", changes.Count, revision);
        changes.Clear();
    }

    // Progress<T> would report later, on another thread.
    private sealed class Counter(Action<int> count) : IProgress<int>
    {
        public void Report(int value) => count(value);
    }
}
