using System.Globalization;
using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Floor;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.UnitTests.Mesh.Interleaving;

/// <summary>Somebody who acts on one conversation step by step; each step is one transaction of the real log.</summary>
internal abstract class Actor(TestLog city, string conversation)
{
    protected TestLog City => city;
    protected string Conversation => conversation;

    public abstract Task StepAsync(CancellationToken cancellation);
}

/// <summary>Says one thing with each step.</summary>
internal sealed class Citizen(TestLog city, string conversation) : Actor(city, conversation)
{
    private readonly Guid key = Guid.NewGuid();
    private int said;

    public override Task StepAsync(CancellationToken cancellation) => City.Log.AppendAsync(
        Conversation,
        new Activity { Type = "message", Text = $"question {++said}", From = new ChannelAccount { Id = "citizen" } },
        clientKey: $"{key} {said}",
        cancellation);
}

/// <summary>A process that runs a turn: it reads, and with the next step commits a reply that names everything it handled.</summary>
internal sealed class BotProcess(TestLog city, string conversation) : Actor(city, conversation)
{
    private DueTurn? due;
    private bool hasRead;

    public override async Task StepAsync(CancellationToken cancellation)
    {
        if (hasRead)
            await CommitAsync(cancellation);
        else
            due = await City.Turns.ReadDueAsync(Conversation, cancellation);
        hasRead = !hasRead;
    }

    /// <summary>Runs turns one after the other until nothing is due.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        while ((due = await City.Turns.ReadDueAsync(Conversation, cancellation)) is not null)
            await CommitAsync(cancellation);
    }

    private async Task CommitAsync(CancellationToken cancellation)
    {
        if (due is null)
            return;
        var handled = string.Join(',', due.Activities.Select(a => a.Id!.Split('|')[1].TrimStart('0')));
        var reply = new Activity { Type = "message", Text = handled, From = new ChannelAccount { Id = "bot" } };
        await City.Turns.CommitAsync(due, new TurnResult("bot", new JsonObject(), [reply], [], [], null, null), cancellation);
    }
}

/// <summary>A person at a desk: takes the floor as last seen, says something, gives it back.</summary>
internal sealed class Consultant(TestLog city, string conversation, string name, long seenEpoch = 1) : Actor(city, conversation)
{
    private int step;
    private long epoch = seenEpoch;

    /// <summary>The epochs under which this person really held the floor.</summary>
    public List<long> Held { get; } = [];

    public override async Task StepAsync(CancellationToken cancellation)
    {
        switch (step++)
        {
            case 0 when await City.Floor.TakeAsync(Conversation, epoch, FloorKind.Staff, name, cancellation) is { } taken:
                epoch = taken;
                Held.Add(taken);
                break;
            case 1:
                await City.Floor.AppendAsync(
                    Conversation, epoch, new Activity { Type = "message", Text = epoch.ToString(CultureInfo.InvariantCulture), From = new ChannelAccount { Id = name } }, cancellation);
                break;
            case 2:
                await City.Floor.GiveBackAsync(Conversation, epoch, cancellation);
                break;
        }
    }
}
