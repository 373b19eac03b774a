namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>Files or nothing at all, without a word: says honestly that it cannot read them.</summary>
internal sealed class NoWordsStep : IStep
{
    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(enquiry.Text))
            return new(false);
        if (enquiry.Turn.Activities.Any(activity => activity.Attachments?.Count > 0))
            enquiry.Reply(enquiry.Say("files"), enquiry.PersonActions);
        else
            enquiry.Reply(enquiry.Say("empty"));
        return new(true);
    }
}
