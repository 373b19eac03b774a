using MetaverseSeoul.Bots.Understanding;

namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>The citizen was asked which article is meant, and it is none of them.</summary>
internal sealed class NoneOfTheseStep(PhraseBook phrases) : IStep
{
    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        var wasAsked = enquiry.Memory.Choices.Count > 0;
        enquiry.Memory.ForgetChoice();
        if (!wasAsked || !phrases.Is(Phrase.NoneOfThese, enquiry.Text, enquiry.Language))
            return new(false);
        enquiry.Reply(enquiry.Say("unknown"), enquiry.PersonActions);
        return new(true);
    }
}
