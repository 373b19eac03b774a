using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>The city's guide, and a guide of each landmark: one agent that speaks under the name of the place it is asked about.</summary>
internal sealed class LandmarksAgent(SharedSteps shared, GuideStep guide, LandmarkBook landmarks, VisitReader reader) : AnsweringAgent(Its, Voice, shared, guide)
{
    public const string Id = "landmarks";

    private static readonly Voice Voice = Voice.Of(typeof(LandmarksAgent));
    private static readonly AgentCard Its =
        CardFile.Card(typeof(LandmarksAgent), Voice, Id, desk: "tourism", accent: "orange", new AgentFigure("gwanghwamun", "guide-hanbok"));

    protected override Task FinishAsync(Enquiry enquiry)
    {
        var memory = enquiry.Memory;
        if (memory.AnsweredBy == Id && memory.Article is not null)
        {
            memory.Set(GuideMemory.Landmark, landmarks.OfArticle(memory.Article)?.Id);
            memory.Set(GuideMemory.Wish, reader.Read(enquiry.Text, enquiry.Language, memory)?.Wish.ToString());
        }

        var place = memory.AnsweredBy == Id ? landmarks.Find(memory.Text(GuideMemory.Landmark)) : null;
        foreach (var reply in enquiry.Turn.Replies.Where(reply => reply is { IsMessage: true, Text: not null }))
        {
            reply.Speak ??= Speech.Of(reply.Text!);
            if (place is not null)
                reply.From = new ChannelAccount { Name = GuideAnswers.Place(enquiry.Say("persona"), place, enquiry.Language) };
        }

        return Task.CompletedTask;
    }
}
