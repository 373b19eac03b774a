using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Texts;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.Bots.Petition120;

/// <summary>One thing the citizen said or asked, in its language. Most turns hold one; a turn with two clearly different questions holds two.</summary>
internal sealed class Enquiry(Turn turn, string text, string language, TextCatalog texts)
{
    /// <summary>The city's line, as a telephone dials it.</summary>
    private const string Line = "02-120";

    public Turn Turn => turn;
    public string Text => text;

    /// <summary>The language of the text, and so of the answer.</summary>
    public string Language => language;

    public Memory Memory { get; } = new(turn.State);

    public string Say(string key) => texts[key].In(language);

    public string Say(string key, string value) => Say(key).Replace("{0}", value, StringComparison.Ordinal);

    public Activity Reply(string reply, params IEnumerable<string> quickReplies) => Reply(reply, [.. quickReplies.Select(CardAction.ImBack)]);

    public Activity Reply(string reply, IReadOnlyList<CardAction> actions) => turn.Reply(new Activity
    {
        Type = ActivityTypes.Message,
        Text = reply,
        TextFormat = "markdown",
        Locale = language,
        SuggestedActions = actions.Count > 0 ? new SuggestedActions { Actions = [.. actions] } : null,
    });

    /// <summary>Two ways to a person: this bot's, and the telephone.</summary>
    public IReadOnlyList<CardAction> PersonActions => [CardAction.ImBack(Say("person")), CallAction];

    public CardAction CallAction => CardAction.Call(Say("call"), Line);

    public Enquiry About(string other, string otherLanguage) => new(turn, other, otherLanguage, texts);
}
