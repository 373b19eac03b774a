using System.Text.Json.Nodes;
using MetaverseSeoul.Bots.Callbacks;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Privacy;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>Takes the number of somebody who wants to be called, and gives a receipt. The bot never sees the number itself: the log is masked,
/// the vault holds it, the row refers to it.</summary>
internal sealed class CallbackStep(PhraseBook phrases, CallbackBook callbacks) : IStep
{
    private const string ForeignDesk = "foreign";

    public async ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        var stage = enquiry.Memory.Callback;
        if (enquiry.Turn.Reading?.IsAside == true)
            return false;
        if (enquiry.Turn.Reading?.IsResume == true)
            return Resume(enquiry, stage);
        Leave(enquiry, stage);
        return stage switch
        {
            CallbackStage.NumberAsked or CallbackStage.NumberAskedAgain => await TakeNumberAsync(enquiry, stage, cancellation),
            CallbackStage.Offered when phrases.Is(Phrase.Yes, enquiry.Text, enquiry.Language) => await AskAsync(enquiry, cancellation),
            _ => phrases.Is(Phrase.Callback, enquiry.Text, enquiry.Language) && await AskAsync(enquiry, cancellation),
        };
    }

    private async ValueTask<bool> AskAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        if (await AnswerOpenAsync(enquiry, cancellation))
            return true;
        Expect(enquiry, CallbackStage.NumberAsked, "callback.ask");
        return true;
    }

    private async ValueTask<bool> TakeNumberAsync(Enquiry enquiry, CallbackStage stage, CancellationToken cancellation)
    {
        if (enquiry.Turn.PersonalReference(PersonalKind.Phone) is { } reference)
        {
            if (!await AnswerOpenAsync(enquiry, cancellation))
                await RecordAsync(enquiry, reference, cancellation);
        }
        else if (phrases.Is(Phrase.Cancel, enquiry.Text, enquiry.Language))
        {
            enquiry.Reply(enquiry.Say("callback.cancelled"));
        }
        else if (stage == CallbackStage.NumberAsked)
        {
            Expect(enquiry, CallbackStage.NumberAskedAgain, "callback.again");
        }
        else if (enquiry.Text.Any(char.IsDigit))
        {
            enquiry.Reply(enquiry.Say("callback.failed"), [enquiry.CallAction]);
        }
        else
        {
            // Twice no number: the citizen talks of something else now, and is answered.
            return false;
        }

        return true;
    }

    private static bool Resume(Enquiry enquiry, CallbackStage stage)
    {
        if (stage is not (CallbackStage.NumberAsked or CallbackStage.NumberAskedAgain))
            return false;
        Expect(enquiry, stage, "callback.resume");
        return true;
    }

    private static void Leave(Enquiry enquiry, CallbackStage stage)
    {
        enquiry.Memory.Callback = CallbackStage.None;
        if (stage is CallbackStage.NumberAsked or CallbackStage.NumberAskedAgain)
            enquiry.Memory.Open = null;
    }

    private static void Expect(Enquiry enquiry, CallbackStage stage, string text)
    {
        enquiry.Memory.Callback = stage;
        enquiry.Memory.Open = enquiry.Card.Id;
        enquiry.Turn.ExpectPersonal(PersonalKind.Phone);
        enquiry.Reply(enquiry.Say(text));
    }

    private async ValueTask<bool> AnswerOpenAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        if (await callbacks.FindOpenAsync(enquiry.Turn.ConversationId, cancellation) is not { } open)
            return false;
        enquiry.Reply(enquiry.Say("callback.open", Receipt.Written(open.Receipt)), [enquiry.CallAction]);
        return true;
    }

    private async ValueTask RecordAsync(Enquiry enquiry, string reference, CancellationToken cancellation)
    {
        var turn = enquiry.Turn;
        var callback = new Callback
        {
            Receipt = await callbacks.NewReceiptAsync(cancellation),
            ConversationId = turn.ConversationId,
            Desk = enquiry.Language == Mesh.Agents.Language.Korean ? enquiry.Memory.Desk ?? enquiry.Card.Desk : ForeignDesk,
            Topic = enquiry.Memory.Topic ?? "",
            Language = enquiry.Language,
            PersonalReference = reference,
            CreatedAt = turn.Now,
            State = Callback.Open,
        };
        turn.Record<CallbackDb>((db, _) =>
        {
            db.Callbacks.Add(callback);
            return Task.CompletedTask;
        });
        turn.HandOff(new HandoffRequest(callback.Desk, "asked"));
        turn.CallOutside(CallbackWebhook.KindName, Notice(callback));
        enquiry.Reply(enquiry.Say("callback.done", Receipt.Written(callback.Receipt)), [enquiry.CallAction]);
    }

    // Without the topic: even masked, what somebody asked is not for a messenger's channel.
    private static string Notice(Callback callback) => new JsonObject
    {
        ["receipt"] = Receipt.Written(callback.Receipt),
        ["desk"] = callback.Desk,
        ["language"] = callback.Language,
        ["createdAt"] = callback.CreatedAt.ToString("O"),
    }.ToJsonString(ActivityJson.Options);
}
