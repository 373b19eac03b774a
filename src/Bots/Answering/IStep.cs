namespace MetaverseSeoul.Bots.Answering;

/// <summary>One thing the bot can do with what was said. The first step that takes it ends the enquiry.</summary>
internal interface IStep
{
    ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation);
}
