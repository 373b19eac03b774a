using MetaverseSeoul.Bots.Understanding;

namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>Greetings, thanks and "who are you", when nothing else is said with them.</summary>
internal sealed class SmallTalkStep(PhraseBook phrases) : IStep
{
    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        // The first that is found decides: "hello, who are you" asks who.
        var said = phrases.Only(
            enquiry.Text, enquiry.Language, Phrase.AreYouHuman, Phrase.WhoAreYou, Phrase.Bye, Phrase.Thanks, Phrase.Hello, Phrase.Yes, Phrase.Cancel);
        switch (said)
        {
            case Phrase.AreYouHuman:
                enquiry.Reply(enquiry.Say("human"), enquiry.PersonActions);
                break;
            case Phrase.WhoAreYou:
                enquiry.Reply(enquiry.Say("who"), enquiry.Examples);
                break;
            case Phrase.Hello:
                enquiry.Reply(enquiry.Say("hello"), enquiry.Examples);
                break;
            case Phrase.Thanks:
                enquiry.Reply(enquiry.Say("thanks"));
                break;
            case Phrase.Bye:
                enquiry.Reply(enquiry.Say("bye"));
                break;
            case Phrase.Yes or Phrase.Cancel:
                // An answer to nothing that was asked.
                enquiry.Reply(enquiry.Say("ready"));
                break;
            default:
                return new(false);
        }

        return new(true);
    }
}
