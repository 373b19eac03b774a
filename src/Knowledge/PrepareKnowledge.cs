using System.Diagnostics;
using MetaverseSeoul.Knowledge.Index.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Knowledge;

/// <summary>Makes the index before the first question. A broken article stops the start: better no answer than one nobody checked.</summary>
internal sealed class PrepareKnowledge(SqliteKnowledgeIndex index, ILogger<PrepareKnowledge> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var articles = index.Prepare();
        logger.LogInformation("Knowledge: {Articles} articles ready in {Milliseconds} ms", articles, clock.ElapsedMilliseconds);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
}
