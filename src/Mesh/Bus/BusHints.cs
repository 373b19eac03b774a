using System.Diagnostics;
using System.Threading.Channels;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Mesh.Bus;

/// <summary>Sends hints over the bus, all that wait in one message: under load a message carries many conversations, at rest it leaves at
/// once. When the bus does not take it within a second, this process helps itself, and the sweepers of the others do the rest.</summary>
public sealed class BusHints(IBus bus, LocalHints local, BusState state, ILogger<BusHints> log) : BackgroundService, IHints
{
    private const int MostPerMessage = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Channel<object> waiting =
        Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });

    public void TurnDue(string conversationId) => waiting.Writer.TryWrite(new DueConversation(conversationId, Activity.Current?.Id));

    public void Appended(string conversationId, long headSeq) => waiting.Writer.TryWrite(new AppendedTo(conversationId, headSeq));

    public void CitizenTyping(string conversationId) => waiting.Writer.TryWrite(new CitizenTyped(conversationId));

    public void Ephemeral(string conversationId, string activity) => waiting.Writer.TryWrite(new EphemeralShown(conversationId, activity));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var due = new List<DueConversation>();
        var appended = new Dictionary<string, long>();
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            while (due.Count + appended.Count < MostPerMessage && waiting.Reader.TryRead(out var hint))
            {
                switch (hint)
                {
                    case DueConversation one:
                        due.Add(one);
                        break;
                    case AppendedTo to:
                        // Two threads' hints may come in the wrong order; readers go as far as the highest says.
                        appended[to.Conversation] = Math.Max(to.HeadSeq, appended.GetValueOrDefault(to.Conversation));
                        break;
                    case CitizenTyped typed:
                        await SendAsync(typed, local.Take, stoppingToken);
                        break;
                    case EphemeralShown shown:
                        await SendAsync(shown, local.Take, stoppingToken);
                        break;
                }
            }

            // Delivery first: the citizen sees the message stored before the bot's answer is even begun.
            if (appended.Count > 0)
                await SendAsync(new ActivitiesAppended([.. appended.Select(pair => new AppendedTo(pair.Key, pair.Value))]), local.Take, stoppingToken);
            if (due.Count > 0)
                await SendAsync(new TurnsDue([.. due.DistinctBy(one => one.Conversation)]), local.Take, stoppingToken);
            appended.Clear();
            due.Clear();
        }
    }

    private async Task SendAsync<T>(T message, Action<T> takeLocally, CancellationToken cancellation)
        where T : class
    {
        try
        {
            if (state.IsUp)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                patience.CancelAfter(Patience);
                await bus.Publish(message, patience.Token).WaitAsync(patience.Token);
                return;
            }
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning("The bus did not take a hint ({Failure}); this process goes on alone", failure.GetType().Name);
        }

        takeLocally(message);
    }
}
