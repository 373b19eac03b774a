using System.Diagnostics;
using System.Net;
using MetaverseSeoul.Benchmarks.Wire;

namespace MetaverseSeoul.Benchmarks.Load;

/// <summary>Sends messages when they are due, each on a keep-alive connection that is free, and never waits for one before the next. Past the most
/// connections a message waits here, and its waiting counts.</summary>
internal sealed class OpenLoad(IPEndPoint target, int mostConnections) : IDisposable
{
    /// <summary>Sooner than servers close a silent connection (Node.js after 5 s): a request sent at that moment would be lost with it.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(3);

    private readonly Stack<(HttpConnection Connection, long Since)> free = [];
    private readonly Queue<TaskCompletionSource<HttpConnection>> waiting = [];
    private readonly Lock gate = new();
    private int open;

    /// <param name="request">The whole request of a message, made when it is due.</param>
    /// <param name="answered">Called with the answer of each; its bytes are good until it returns.</param>
    public async Task SendAsync(Ledger ledger, Func<int, ReadOnlyMemory<byte>> request, Action<int, HttpAnswer> answered)
    {
        var posts = new Task[ledger.Count];
        var pace = new Thread(() =>
        {
            for (var i = 0; i < posts.Length; i++)
            {
                while (Stopwatch.GetTimestamp() < ledger.Due[i])
                    Thread.Sleep(1);
                posts[i] = PostAsync(i, ledger, request(i), answered);
            }
        }) { Name = "pace", Priority = ThreadPriority.AboveNormal };
        pace.Start();
        await Task.Run(pace.Join);
        await Task.WhenAll(posts);
    }

    public void Dispose()
    {
        while (free.TryPop(out var rested))
            rested.Connection.Dispose();
    }

    private async Task PostAsync(int i, Ledger ledger, ReadOnlyMemory<byte> request, Action<int, HttpAnswer> answered)
    {
        HttpConnection? connection = null;
        try
        {
            connection = await RentAsync();
            ledger.Sent[i] = Stopwatch.GetTimestamp();
            var answer = await connection.SendAsync(request);
            ledger.Acknowledged[i] = Stopwatch.GetTimestamp();
            answered(i, answer);
            Return(connection);
        }
        catch (Exception failure)
        {
            ledger.Complain($"message {i}: {failure.GetType().Name}: {failure.Message}");
            if (connection is not null)
                Discard(connection);
        }
    }

    private ValueTask<HttpConnection> RentAsync()
    {
        lock (gate)
        {
            while (free.TryPop(out var rested))
            {
                if (Stopwatch.GetElapsedTime(rested.Since) < LongestRest)
                    return new(rested.Connection);
                rested.Connection.Dispose();
                open--;
            }

            if (open >= mostConnections)
            {
                var turn = new TaskCompletionSource<HttpConnection>(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting.Enqueue(turn);
                return new(turn.Task);
            }

            open++;
        }

        return HttpConnection.OpenAsync(target);
    }

    private void Return(HttpConnection connection)
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out var next))
                next.SetResult(connection);
            else
                free.Push((connection, Stopwatch.GetTimestamp()));
        }
    }

    private void Discard(HttpConnection connection)
    {
        connection.Dispose();
        lock (gate)
            open--;
    }
}
