using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace MetaverseSeoul.IntegrationTests.Clients;

/// <summary>An open stream, read frame by frame.</summary>
internal sealed class Socket : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[16 * 1024];

    private Socket()
    {
    }

    /// <summary>All that has come so far, in order, typing included.</summary>
    public List<JsonObject> Activities { get; } = [];

    /// <summary>Frames in the order they came.</summary>
    public List<ActivitySet> Frames { get; } = [];

    /// <summary>Of the last frame that had one.</summary>
    public string Watermark { get; private set; } = "";

    public WebSocketState State => socket.State;

    /// <summary>How a handshake that was refused was answered.</summary>
    public static async Task<int> RefusalAsync(Uri url, string? origin, CancellationToken cancellation)
    {
        using var socket = new Socket();
        socket.socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.socket.Options.SetRequestHeader("Origin", origin);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.socket.ConnectAsync(url, cancellation));
        return (int)socket.socket.HttpStatusCode;
    }

    public static async Task<Socket> OpenAsync(Uri url, CancellationToken cancellation, string? origin = null)
    {
        var socket = new Socket();
        if (origin is not null)
            socket.socket.Options.SetRequestHeader("Origin", origin);
        await socket.socket.ConnectAsync(url, cancellation);
        return socket;
    }

    /// <summary>Reads frames until what came satisfies.</summary>
    public async Task<List<JsonObject>> ReadUntilAsync(Func<List<JsonObject>, bool> enough, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Wait.Patience);
        while (!enough(Activities))
        {
            try
            {
                if (!await ReadFrameAsync(patience.Token))
                    throw new InvalidOperationException($"The stream was closed after:\n{this}");
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited in vain; this had come:\n{this}");
            }
        }

        return Activities;
    }

    /// <summary>Reads one frame; false when the other side has gone.</summary>
    public async Task<bool> ReadFrameAsync(CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        ValueWebSocketReceiveResult received;
        do
        {
            try
            {
                received = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            }
            catch (WebSocketException)
            {
                return false;
            }

            if (received.MessageType == WebSocketMessageType.Close)
                return false;
            text.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);

        if (text.Length == 0)
            return true;
        var frame = ActivitySet.Read(JsonNode.Parse(Encoding.UTF8.GetString(text.ToArray()))!.AsObject());
        Frames.Add(frame);
        Activities.AddRange(frame.Activities);
        if (frame.Watermark.Length > 0)
            Watermark = frame.Watermark;
        return true;
    }

    /// <summary>What directlinejs sends every 20 seconds.</summary>
    public Task SendEmptyFrameAsync(CancellationToken cancellation) =>
        socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, cancellation).AsTask();

    public Task SendTextAsync(string text, CancellationToken cancellation) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, true, cancellation).AsTask();

    /// <summary>Gone without a word, as a phone in a tunnel.</summary>
    public void Abort() => socket.Abort();

    public override string ToString() => string.Join('\n', Activities.Select(activity => activity.ToJsonString()));

    public void Dispose() => socket.Dispose();
}
