using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>The citizen was asked which article is meant, and it is none of them.</summary>
internal sealed class NoneOfTheseStep(PhraseBook phrases, Gaps gaps) : IStep
{
    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        var wasAsked = enquiry.Memory.Choices.Count > 0;
        var question = enquiry.Memory.Unclear;
        enquiry.Memory.ForgetChoice();
        if (!wasAsked || !phrases.Is(Phrase.NoneOfThese, enquiry.Text, enquiry.Language))
            return new(false);
        gaps.Record(enquiry, GapReason.NoneOfThese, question);
        enquiry.Reply(enquiry.Say("unknown"), enquiry.PersonActions);
        return new(true);
    }
}
