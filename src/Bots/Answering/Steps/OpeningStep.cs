namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>The citizen came in: who speaks, and one real question of each topic to press.</summary>
internal sealed class OpeningStep : IStep
{
    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        if (!enquiry.Turn.IsOpening)
            return new(false);
        enquiry.Reply(enquiry.Say("greeting"), enquiry.Examples);
        return new(true);
    }
}
