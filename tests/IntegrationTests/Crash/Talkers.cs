using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.Crash;

/// <summary>Many citizens who each say their numbered messages, and say each again under the same key until it is acknowledged.</summary>
internal sealed class Talkers : IDisposable
{
    private readonly HostProcess door;
    private readonly Citizen[] citizens;
    private readonly int messages;
    private readonly ConcurrentDictionary<(int Citizen, int Message), string> acknowledged = [];
    private readonly SemaphoreSlim progress = new(0);
    private int count;

    /// <summary>Done while the door is open. A closed one makes citizens wait instead of knocking all the time.</summary>
    private volatile TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Talkers(HostProcess door, Citizen[] citizens, int messages)
    {
        (this.door, this.citizens, this.messages) = (door, citizens, messages);
        open.SetResult();
    }

    public int All => citizens.Length * messages;

    public int Acknowledged => Volatile.Read(ref count);

    public static async Task<Talkers> ComeInAsync(HostProcess door, int citizens, int messages, CancellationToken cancellation)
    {
        var all = new Citizen[citizens];
        await Parallel.ForAsync(0, citizens, new ParallelOptions { MaxDegreeOfParallelism = 20, CancellationToken = cancellation },
            async (i, token) => all[i] = await Citizen.ComeInAsync(door.Address, token));
        return new Talkers(door, all, messages);
    }

    public Task TalkAsync(CancellationToken cancellation) =>
        Task.WhenAll(Enumerable.Range(0, citizens.Length).Select(citizen => TalkAsync(citizen, cancellation)));

    /// <summary>Waits until so many messages have been acknowledged.</summary>
    /// <param name="talk">What would otherwise be waited for in vain when it fails.</param>
    public async Task ReachedAsync(int number, Task talk, CancellationToken cancellation)
    {
        while (Acknowledged < number)
            await await Task.WhenAny(progress.WaitAsync(cancellation), talk);
    }

    /// <summary>The door is about to be killed, or is open again.</summary>
    public void SetOpen(bool isOpen)
    {
        if (isOpen)
            open.TrySetResult();
        else
            open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Reads every conversation back and checks what must hold however often the mesh was killed.</summary>
    /// <param name="turnsOf">How many turns were committed in the conversation, from the database.</param>
    public async Task CheckAsync(Func<string, long> turnsOf, CancellationToken cancellation)
    {
        for (var i = 0; i < citizens.Length; i++)
        {
            var citizen = citizens[i];
            var transcript = await citizen.TranscriptAsync(cancellation);

            // Dense: 1 is the conversationUpdate, which is delivered to nobody.
            Assert.Equal(Enumerable.Range(2, transcript.Count).Select(seq => (long)seq), transcript.Select(activity => activity.Seq()));
            Assert.All(transcript.Zip(transcript.Skip(1)), pair => Assert.True(pair.First.Timestamp() < pair.Second.Timestamp()));

            // Nothing acknowledged is lost, doubled or out of order, and each is where its acknowledgement said.
            var said = transcript.Where(activity => !activity.IsFromBot()).ToList();
            Assert.Equal(Enumerable.Range(0, messages).Select(message => Key(i, message)), said.Select(activity => activity.ClientKey()));
            Assert.Equal(Enumerable.Range(0, messages).Select(message => acknowledged[(i, message)]), said.Select(activity => activity.Id()));

            // Every message is answered: by a reply to it, or to a later one of the same turn, behind it.
            var replies = transcript.Where(activity => activity.IsFromBot() && activity.ReplyTo() is not null).ToList();
            var lastAnswered = replies.Max(reply => Json.SeqOf(reply.ReplyTo()!));
            Assert.Equal(said[^1].Seq(), lastAnswered);
            Assert.All(replies, reply => Assert.True(Json.SeqOf(reply.ReplyTo()!) < reply.Seq()));
            Assert.All(said, message => Assert.Contains(replies, reply => Json.SeqOf(reply.ReplyTo()!) >= message.Seq()));

            // No turn took effect twice: as many groups of replies as turns, each message ends at most one turn, and turns go forward.
            var turns = transcript.Where(activity => activity.IsFromBot()).Select(activity => activity.ReplyTo()).ToList();
            Assert.Equal(turnsOf(citizen.ConversationId), turns.Distinct().Count());
            var ends = replies.Select(reply => Json.SeqOf(reply.ReplyTo()!)).ToList();
            Assert.Equal(ends.Order(), ends);
        }
    }

    public void Dispose()
    {
        progress.Dispose();
        foreach (var citizen in citizens)
            citizen.Dispose();
    }

    private static string Key(int citizen, int message) => string.Create(CultureInfo.InvariantCulture, $"c{citizen}-m{message}");

    private async Task TalkAsync(int citizen, CancellationToken cancellation)
    {
        for (var message = 0; message < messages; message++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"여권 발급 수수료 얼마예요? {message + 1}번째");
            string? id;
            while ((id = await TryAsync(citizens[citizen], text, Key(citizen, message), cancellation)) is null)
                await open.Task.WaitAsync(cancellation);
            acknowledged[(citizen, message)] = id;
            Interlocked.Increment(ref count);
            progress.Release();
        }
    }

    /// <returns>The id, or null when nobody knows whether it was stored.</returns>
    private async Task<string?> TryAsync(Citizen citizen, string text, string key, CancellationToken cancellation)
    {
        try
        {
            using var answer = await citizen.PostAsync(Citizen.Message(text, key), cancellation);
            if (answer.StatusCode == HttpStatusCode.OK)
                return (string)(await answer.JsonAsync(cancellation))["id"]!;
            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode}\n{door.Log}");
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or SocketException && !cancellation.IsCancellationRequested)
        {
            // Killed before, while or after it stored the message. (A bare SocketException: killed between connect and the client's look at the
            // connection's other end.)
        }

        // A moment, so that a door that is closing is not knocked on in a circle.
        await Task.Delay(20, cancellation);
        return null;
    }
}
