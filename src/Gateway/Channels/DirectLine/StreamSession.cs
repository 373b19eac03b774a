using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Operations;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>One open socket: a reader of the log with its own watermark. What it is told by the bus is only that it should look.</summary>
public sealed class StreamSession(
    string conversationId, long watermark, WebSocket socket, ConversationLog log, ILogger<StreamSession> logger) : Follower(conversationId)
{
    private const int MostActivitiesPerFrame = 100;
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentQueue<string> ephemerals = [];
    private long seen = watermark;

    /// <summary>How far the log goes, as far as this session was told.</summary>
    private long told;

    /// <summary>0 idle, 1 sending, 2 sending and told to look again. One sender at a time, and none while there is nothing to send.</summary>
    private int work;

    public override void Appended(long headSeq)
    {
        if (headSeq <= Volatile.Read(ref seen))
            return;
        Raise(headSeq);
        Wake();
    }

    public override void Ephemeral(string activity)
    {
        ephemerals.Enqueue(activity);
        Wake();
    }

    /// <summary>Follows the conversation until the client goes or the host stops.</summary>
    public async Task RunAsync(Streams streams, CancellationToken stopping)
    {
        MeshMetrics.Sockets.Add(1);
        streams.Add(this);
        try
        {
            // Following comes before the first reading: what is appended between the two is seen twice rather than never.
            Wake();
            await ReceiveAsync(stopping);
        }
        finally
        {
            streams.Remove(this);
            MeshMetrics.Sockets.Add(-1);
        }
    }

    /// <summary>Clients send an empty frame every 20 seconds and nothing else; it must be read all the same, or the connection stalls.</summary>
    private async Task ReceiveAsync(CancellationToken stopping)
    {
        var little = new byte[256];
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                // Waiting with no buffer keeps an idle socket small: memory is taken once there is something to read.
                await socket.ReceiveAsync(Memory<byte>.Empty, stopping);
                var received = await socket.ReceiveAsync(little.AsMemory(), stopping);
                if (received.MessageType == WebSocketMessageType.Close)
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The client waits a few seconds, asks for a new address with its watermark, and misses nothing.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await CloseQuietlyAsync(patience.Token);
        }
        catch (WebSocketException)
        {
            // The client went without a word, as phones do.
        }
    }

    private async Task CloseQuietlyAsync(CancellationToken cancellation)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "restarting", cancellation);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It was gone already.
        }
    }

    /// <summary>Hints come from several threads, and in any order.</summary>
    private void Raise(long headSeq)
    {
        long known;
        do
        {
            known = Volatile.Read(ref told);
        }
        while (headSeq > known && Interlocked.CompareExchange(ref told, headSeq, known) != known);
    }

    private void Wake()
    {
        if (Interlocked.CompareExchange(ref work, 1, 0) == 0)
            _ = SendAllAsync();
        else
            Interlocked.CompareExchange(ref work, 2, 1);
    }

    private async Task SendAllAsync()
    {
        await Task.Yield();
        do
        {
            Interlocked.Exchange(ref work, 1);
            try
            {
                await SendNewsAsync();
            }
            catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
            {
                socket.Abort();
                return;
            }
            catch (Exception failure)
            {
                // The log could not be read. Closing makes the client come back and read from its watermark.
                logger.LogWarning(failure, "A stream was closed because the log could not be read");
                socket.Abort();
                return;
            }
        }
        while (Interlocked.CompareExchange(ref work, 0, 1) != 1);
    }

    private async Task SendNewsAsync()
    {
        List<LogEntry> entries;
        do
        {
            entries = await log.ReadAsync(ConversationId, seen, Volatile.Read(ref told), Audience.All, MostActivitiesPerFrame, CancellationToken.None);
            if (entries.Count > 0)
            {
                await SendAsync(ActivitySet.Write(entries, Watermark.Write(entries[^1].Seq)));
                Volatile.Write(ref seen, entries[^1].Seq);
            }
        }
        while (entries.Count == MostActivitiesPerFrame);

        while (ephemerals.TryDequeue(out var activity))
            await SendAsync(ActivitySet.WriteEphemeral(activity));
    }

    private async Task SendAsync(string frame)
    {
        // A client that does not read must not hold our memory.
        using var patience = new CancellationTokenSource(SendPatience);
        await socket.SendAsync(Encoding.UTF8.GetBytes(frame).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }
}
