using System.Globalization;
using System.Text.Json.Nodes;
using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Bots.Routing;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>Answers a visitor from the landmarks' own data: for now, for a day, from the map. What an article tells as well is left to it.</summary>
internal sealed class GuideStep(VisitReader reader, LandmarkBook landmarks, GuideAnswers answers, IKnowledgeIndex index) : IStep
{
    // How the articles' keys end, the nearest first.
    private static readonly Dictionary<VisitWish, string[]> Subjects = new()
    {
        [VisitWish.Open] = ["opening-hours", "hours-fee", "fee-hours", "visiting-hours", "fee-closed-days", "visit-status", "hours-floors"],
        [VisitWish.Hours] = ["opening-hours", "hours-fee", "fee-hours", "visiting-hours", "fee-closed-days", "visit-status", "hours-floors"],
        [VisitWish.Fee] = ["admission", "hours-fee", "fee-hours", "fee-closed-days", "ticket-price"],
        [VisitWish.Way] = ["directions", "access"],
    };

    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        var memory = enquiry.Memory;
        var visit = enquiry.Turn.Reading?.IsAgain == true ? Remembered(memory) : Asked(enquiry);
        if (visit is null)
            return new(false);

        Reply(enquiry, visit);
        memory.Topic = enquiry.Text;
        memory.AnsweredBy = LandmarksAgent.Id;
        memory.Desk = enquiry.Card.Desk;
        memory.Article = null;
        memory.Set(GuideMemory.Landmark, visit.Landmark?.Id);
        memory.Set(GuideMemory.Wish, visit.Wish.ToString());
        memory.Set(GuideMemory.Day, visit.Day?.ToString("O", CultureInfo.InvariantCulture));
        return new(true);
    }

    private Visit? Asked(Enquiry enquiry)
    {
        if (enquiry.Turn.Reading is { IsResume: true } || reader.Read(enquiry.Text, enquiry.Language, enquiry.Memory) is not { } visit)
            return null;
        return enquiry.Turn.Reading?.Found is { } found && !new Sight(found, LandmarksAgent.Id, new Claim("", visit.IsSure)).IsClaimed(enquiry.Language)
            ? null
            : visit;
    }

    private Visit? Remembered(Memory memory)
    {
        if (memory.Article is not null || !Enum.TryParse<VisitWish>(memory.Text(GuideMemory.Wish), out var wish))
            return null;
        DateOnly? day = DateOnly.TryParseExact(memory.Text(GuideMemory.Day), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var said) ? said : null;
        return new Visit(landmarks.Find(memory.Text(GuideMemory.Landmark)), wish, day, IsSure: true);
    }

    private void Reply(Enquiry enquiry, Visit visit)
    {
        var landmark = visit.Landmark ?? landmarks.All[0];
        var caveat = landmark.Caveat.In(enquiry.Language);
        var text = answers.Text(enquiry, visit with { Landmark = landmark });
        var needsCaveat = visit.Wish is not (VisitWish.Near or VisitWish.Walk or VisitWish.Guide);
        var reply = enquiry.Reply(needsCaveat ? $"{text}\n\n{enquiry.Say("caveat")}{caveat}" : text, GuideAnswers.Next(enquiry, landmark, visit.Wish));
        Citation.Attach(reply, [.. landmark.Sources.Select(source => new Citation(source.Name, source.Url, Speech.Of(text.Split('\n')[0]), landmark.AsOf))]);
        reply.ChannelData = new JsonObject
        {
            ["feedbackLoop"] = new JsonObject { ["type"] = "default" },
            ["article"] = new JsonObject
            {
                ["key"] = ArticleKey(landmark, visit.Wish),
                ["asOf"] = landmark.AsOf,
                ["caveat"] = needsCaveat ? caveat : "",
            },
            ["landmark"] = new JsonObject { ["id"] = landmark.Id, ["wish"] = visit.Wish.ToString().ToLowerInvariant() },
        };
    }

    // The article of the same subject, where there is one: what comes of the answer is counted under it.
    private string? ArticleKey(Landmark landmark, VisitWish wish) => Subjects.GetValueOrDefault(wish, [])
        .SelectMany(subject => landmark.Articles.Split('|').Select(start => start + subject))
        .FirstOrDefault(key => index.Find(key, Language.Korean) is not null);
}
