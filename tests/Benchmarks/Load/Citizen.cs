using System.Diagnostics;
using System.Net;
using System.Text;
using MetaverseSeoul.Benchmarks.Wire;

namespace MetaverseSeoul.Benchmarks.Load;

/// <summary>One conversation with its open stream. Its stream is read by one reader at a time, in order, so what it keeps needs no lock.</summary>
internal sealed class Citizen : IDisposable
{
    private readonly Queue<(long Seq, int Message)> unanswered = [];
    private readonly List<StreamedActivity> arrived = [];
    private readonly TaskCompletionSource greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string userId;
    private readonly string requestHead;
    private StreamSocket? stream;
    private Ledger? ledger;
    private (string? To, int Text) lastReply;
    private long lastSeq;

    public Citizen(string conversationId, string userId, string token, IPEndPoint host)
    {
        this.userId = userId;
        requestHead = $"POST /v3/directline/conversations/{conversationId}/activities HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
            + "Content-Type: application/json\r\nContent-Length: ";
    }

    /// <summary>The bot's first message has come.</summary>
    public Task Greeted => greeted.Task;

    public async Task FollowAsync(IPEndPoint host, Uri streamUrl)
    {
        stream = await StreamSocket.OpenAsync(host, streamUrl);
        _ = ListenAsync(stream);
    }

    public void Begin(Ledger run) => ledger = run;

    public ReadOnlyMemory<byte> Message(int run, int message, string text)
    {
        var body = $$$"""{"type":"message","from":{"id":"{{{userId}}}"},"locale":"ko","text":"{{{text}}}","channelData":{"clientActivityID":"{{{run}}}-{{{message}}}"}}""";
        return Encoding.UTF8.GetBytes($"{requestHead}{Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    public void Dispose() => stream?.Dispose();

    private async Task ListenAsync(StreamSocket open)
    {
        try
        {
            await open.ListenAsync(Read);
            ledger?.Complain("a stream was closed by the server");
        }
        catch (ObjectDisposedException)
        {
            // Closed by us.
        }
        catch (Exception failure)
        {
            greeted.TrySetException(failure);
            ledger?.Complain($"a stream broke: {failure.Message}");
        }
    }

    private void Read(ReadOnlySpan<byte> frame)
    {
        var now = Stopwatch.GetTimestamp();
        arrived.Clear();
        StreamedActivity.ReadSet(frame, arrived);
        foreach (var activity in arrived)
        {
            // What has no id is typing: shown, and in no history.
            if (activity.Id is not { } id)
                continue;
            var seq = StreamedActivity.SeqOf(id);
            // The conversationUpdate that opens a conversation has number 1 and is not delivered.
            if (lastSeq != 0 && seq != lastSeq + 1)
                ledger?.Complain(seq <= lastSeq ? $"{id} came twice or late, after {lastSeq}" : $"{id} came after {lastSeq}: something was left out");
            lastSeq = Math.Max(lastSeq, seq);
            if (!activity.IsOfBot)
                TakeEcho(activity, seq, now);
            else if (activity.IsMessage)
                TakeReply(activity, now);
        }
    }

    private void TakeEcho(in StreamedActivity echo, long seq, long now)
    {
        var (run, message) = KeyOf(echo.ClientKey);
        if (ledger is null || run != ledger.Run)
            return;
        if (ledger.Echoed[message] != 0)
            ledger.Complain($"message {message} was stored twice: as {ledger.EchoedSeq[message]} and {seq}");
        ledger.Echoed[message] = now;
        ledger.EchoedSeq[message] = seq;
        unanswered.Enqueue((seq, message));
    }

    private void TakeReply(in StreamedActivity reply, long now)
    {
        greeted.TrySetResult();
        if (ledger is null || reply.ReplyToId is null)
            return;
        // An agent may answer in several messages, but not twice in the same words.
        if (lastReply == (reply.ReplyToId, reply.TextHash))
            ledger.Complain($"{reply.ReplyToId} was answered twice");
        lastReply = (reply.ReplyToId, reply.TextHash);
        var upTo = StreamedActivity.SeqOf(reply.ReplyToId);
        while (unanswered.TryPeek(out var oldest) && oldest.Seq <= upTo)
        {
            unanswered.Dequeue();
            ledger.MarkAnswered(oldest.Message, now, isTogether: oldest.Seq < upTo);
        }
    }

    private static (int Run, int Message) KeyOf(string? key)
    {
        var bar = key?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        return bar < 0 ? (-1, -1) : (int.Parse(key.AsSpan(0, bar), provider: null), int.Parse(key.AsSpan(bar + 1), provider: null));
    }
}
