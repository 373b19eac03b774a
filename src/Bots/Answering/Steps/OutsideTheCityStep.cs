using MetaverseSeoul.Bots.Understanding;

namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>Weather, stocks, jokes: not the city's work. Says so and shows what is.</summary>
internal sealed class OutsideTheCityStep(PhraseBook phrases) : IStep
{
    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        if (!phrases.Is(Phrase.OutsideTheCity, enquiry.Text, enquiry.Language))
            return new(false);
        enquiry.Reply(enquiry.Say("outside"), enquiry.Examples);
        return new(true);
    }
}
