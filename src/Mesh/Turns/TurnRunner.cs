using System.Collections.Concurrent;
using MetaverseSeoul.Mesh.Operations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>Runs due turns, those of one conversation one after the other. Between processes the conversation's version decides.</summary>
public sealed class TurnRunner(
    TurnExecution execution, IOptions<MeshOptions> options, IHostApplicationLifetime lifetime, ILogger<TurnRunner> log) : IDisposable
{
    /// <summary>Conversations whose turn runs or waits here; the value says that it was hinted again meanwhile.</summary>
    private readonly ConcurrentDictionary<string, bool> running = [];

    private readonly SemaphoreSlim gate = new(options.Value.TurnsAtOnce);

    // Turns think on as many threads as there are cores, and no more of them wait in the pool's queue: what citizens send and are sent goes by
    // the same queue, and an acknowledgement must not stand behind hundreds of searches. While a turn waits for the database or a model it takes none.
    private readonly TaskFactory thinking = new(
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Environment.ProcessorCount).ConcurrentScheduler);

    /// <summary>Runs the conversation's turn soon, unless it is running: then once more after it.</summary>
    /// <param name="trace">The trace of the message that asks for it, or null.</param>
    public void Due(string conversationId, string? trace)
    {
        while (!running.TryAdd(conversationId, false))
        {
            if (running.TryUpdate(conversationId, true, false) || running.ContainsKey(conversationId))
                return;
        }

        MeshMetrics.TurnsRunning.Add(1);
        _ = thinking.StartNew(() => RunAsync(conversationId, trace));
    }

    public void Dispose() => gate.Dispose();

    private bool IsHintedAgain(string conversationId) => running.TryGetValue(conversationId, out var again) && again;

    private async Task RunAsync(string conversationId, string? trace)
    {
        do
        {
            running[conversationId] = false;
            await gate.WaitAsync();
            try
            {
                await execution.RunAsync(conversationId, trace, () => IsHintedAgain(conversationId), lifetime.ApplicationStopping);
            }
            catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // The next start's sweep runs it: nothing was committed.
            }
            catch (Exception failure)
            {
                // Not the agent's failure (TurnExecution answers for those): the database's, most likely. The sweeper hints again.
                log.LogError(failure, "A turn of {Conversation} could not be run", conversationId);
            }
            finally
            {
                gate.Release();
            }
        }
        while (!running.TryRemove(new KeyValuePair<string, bool>(conversationId, false)));

        MeshMetrics.TurnsRunning.Add(-1);
    }
}
