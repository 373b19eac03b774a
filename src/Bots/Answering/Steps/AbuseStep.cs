using MetaverseSeoul.Bots.Understanding;

namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>A short, kind boundary when a message is nothing but abuse. An angry citizen with a real question gets its answer: the abuse is
/// taken out of it before (<see cref="Routing.TurnReader"/>), and never repeated.</summary>
internal sealed class AbuseStep(PhraseBook phrases) : IStep
{
    /// <summary>Fewer letters than this ask nothing.</summary>
    public const int ShortestQuestion = 4;

    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        if (!phrases.Is(Phrase.Abuse, enquiry.Text, enquiry.Language)
            || phrases.Without(Phrase.Abuse, enquiry.Text, enquiry.Language).Replace(" ", "", StringComparison.Ordinal).Length >= ShortestQuestion)
            return new(false);
        enquiry.Reply(enquiry.Say("abuse"), enquiry.PersonActions);
        return new(true);
    }
}
