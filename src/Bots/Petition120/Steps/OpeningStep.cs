namespace MetaverseSeoul.Bots.Petition120.Steps;

/// <summary>The citizen came in: who speaks, and one real question of each topic to press.</summary>
internal sealed class OpeningStep(Examples examples) : IStep
{
    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        if (!enquiry.Turn.IsOpening)
            return new(false);
        enquiry.Reply(enquiry.Say("greeting"), examples.In(enquiry.Language));
        return new(true);
    }
}
