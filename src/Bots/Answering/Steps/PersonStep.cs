using MetaverseSeoul.Bots.Callbacks;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Activities;

namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>The citizen wants a person: the telephone now, or a callback.</summary>
internal sealed class PersonStep(PhraseBook phrases, CallbackBook callbacks) : IStep
{
    public async ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        if (!phrases.Is(Phrase.Person, enquiry.Text, enquiry.Language))
            return false;
        if (await callbacks.FindOpenAsync(enquiry.Turn.ConversationId, cancellation) is { } open)
        {
            enquiry.Reply(enquiry.Say("callback.open", Receipt.Written(open.Receipt)), [enquiry.CallAction]);
            return true;
        }

        enquiry.Memory.Callback = CallbackStage.Offered;
        enquiry.Reply(enquiry.Say("offer"), [enquiry.CallAction, CardAction.ImBack(enquiry.Say("callback.want"))]);
        return true;
    }
}
