using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Bots.Understanding;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>What the guides say to each wish.</summary>
internal sealed class GuideAnswers(OpeningAnswer opening, Walks walks)
{
    private static readonly (VisitWish Wish, string Text)[] Questions =
        [(VisitWish.Open, "ask.now"), (VisitWish.Fee, "ask.fee"), (VisitWish.Way, "ask.way"), (VisitWish.Near, "ask.near")];

    public string Text(Enquiry enquiry, Visit visit)
    {
        var landmark = visit.Landmark!;
        var language = enquiry.Language;
        return visit.Wish switch
        {
            VisitWish.Open => WithNote(opening.Text(enquiry, landmark, visit.Day)),
            VisitWish.Hours => WithNote(OpeningAnswer.Hours(enquiry, landmark)),
            VisitWish.Fee => Place(enquiry.Say("fee"), landmark, language).Replace("{fee}", landmark.Fee.In(language), StringComparison.Ordinal),
            VisitWish.Way => Place(enquiry.Say("way"), landmark, language).Replace("{station}", landmark.Station.In(language), StringComparison.Ordinal),
            VisitWish.Near => walks.Near(enquiry, landmark),
            VisitWish.Walk => walks.From(enquiry, landmark),
            VisitWish.Guide => Place(enquiry.Say("persona.greeting"), landmark, language).Replace("{about}", landmark.About.In(language), StringComparison.Ordinal),
            _ => landmark.About.In(language),
        };

        string WithNote(string text) => landmark.Note is { } note ? $"{text}\n\n{note.In(language)}" : text;
    }

    /// <summary>What else can be asked of the landmark.</summary>
    public static IEnumerable<string> Next(Enquiry enquiry, Landmark landmark, VisitWish wish) => Questions
        .Where(question => question.Wish != wish)
        .Take(3)
        .Select(question => Place(enquiry.Say(question.Text), landmark, enquiry.Language));

    /// <summary>Puts the landmark's name into a text.</summary>
    public static string Place(string text, Landmark landmark, string language)
    {
        var name = landmark.Names.In(language);
        return Josa.Fit(text.Replace("{place}", name, StringComparison.Ordinal), name);
    }
}
