using MassTransit;
using MetaverseSeoul.Mesh.Bus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>Passes on that articles changed: to whoever waits in this process, and over the bus to the others. A hint, nothing more: they all look
/// into the database every second anyway.</summary>
public sealed class ArticleNews(IServiceProvider services, ILogger<ArticleNews> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when something changes after this was read.</summary>
    public Task Next => Volatile.Read(ref waiting).Task;

    public async Task TellAllAsync(long revision)
    {
        Tell();
        try
        {
            // A command's process has no bus.
            if (services.GetService<BusState>() is { IsUp: true })
                await services.GetRequiredService<IBus>().Publish(new ArticlesChanged(revision)).WaitAsync(Patience);
        }
        catch (Exception failure)
        {
            log.LogWarning("The bus did not take a hint ({Failure}); other processes see the articles a second later", failure.GetType().Name);
        }
    }

    internal void Tell() => Interlocked.Exchange(ref waiting, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}

internal sealed class ArticlesChangedConsumer(ArticleNews news) : IConsumer<ArticlesChanged>
{
    public Task Consume(ConsumeContext<ArticlesChanged> context)
    {
        news.Tell();
        return Task.CompletedTask;
    }
}
