using System.Text.Json;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>Thumbs up needs no answer; thumbs down gets one line and a way to a person. Nothing else but messages is answered.</summary>
internal sealed class FeedbackStep(Gaps gaps) : IStep
{
    private const string Feedback = "message/submitAction";

    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        if (enquiry.Turn.Activities.Any(activity => activity.IsMessage))
            return new(false);
        if (enquiry.Turn.Activities.Any(activity => activity is { Type: ActivityTypes.Invoke, Name: Feedback } && IsDislike(activity.Value)))
        {
            gaps.Record(enquiry, GapReason.Disliked, enquiry.Memory.Topic, enquiry.Memory.Article);
            enquiry.Reply(enquiry.Say("feedback.dislike"), enquiry.PersonActions);
        }

        return new(true);
    }

    // The value is a client's to write: every member may be missing or of another kind.
    private static bool IsDislike(JsonElement? value) =>
        Member(Member(value, "actionValue"), "reaction") is { ValueKind: JsonValueKind.String } reaction && reaction.GetString() == "dislike";

    private static JsonElement? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var member) ? member : null;
}
