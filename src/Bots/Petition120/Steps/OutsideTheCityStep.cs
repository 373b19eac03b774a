using MetaverseSeoul.Bots.Understanding;

namespace MetaverseSeoul.Bots.Petition120.Steps;

/// <summary>Weather, stocks, jokes: not the city's work. Says so and shows what is.</summary>
internal sealed class OutsideTheCityStep(PhraseBook phrases, Examples examples) : IStep
{
    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        if (!phrases.Is(Phrase.OutsideTheCity, enquiry.Text, enquiry.Language))
            return new(false);
        enquiry.Reply(enquiry.Say("outside"), examples.In(enquiry.Language));
        return new(true);
    }
}
