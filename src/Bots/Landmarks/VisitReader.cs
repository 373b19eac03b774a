using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Bots.Understanding;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>Reads what a visitor wants: which landmark, what of it, and when. A question that names no landmark goes on from the one last talked
/// of, when nothing in it points elsewhere.</summary>
internal sealed class VisitReader(LandmarkBook landmarks, VisitWords words, FollowUpWords followUps, TimeProvider time)
{
    // A longer one names its subject.
    private const int LongestFollowUp = 30;

    // Particles and "what about" around a bare name, without spaces.
    private const int LongestSame = 9;

    public Visit? Read(string text, string language, Memory memory)
    {
        var landmark = landmarks.In(text);
        var said = words.Of(text, language);
        if (landmark is null && said.Has(said.Words.Tour))
            return new Visit(null, VisitWish.Walk, null, IsSure: true);
        if (landmark is not null)
            return Read(landmark, text, said) ?? SameOf(landmark, text, memory);
        // What names nothing of its own can mean nothing else.
        return GoesOn(text, language, said, memory) && landmarks.Find(memory.Text(GuideMemory.Landmark)) is { } last && Read(last, text, said) is { } visit
            ? visit with { IsSure = true }
            : null;
    }

    // "덕수궁은요?" after an answer about another place asks the same of this one.
    private Visit? SameOf(Landmark landmark, string text, Memory memory) =>
        memory.AnsweredBy == LandmarksAgent.Id && landmarks.Without(text).Length <= LongestSame
        && Enum.TryParse<VisitWish>(memory.Text(GuideMemory.Wish), out var wish)
            ? new Visit(landmark, wish, null, IsSure: true)
            : null;

    private Visit? Read(Landmark landmark, string text, VisitSaying said)
    {
        var words = said.Words;
        if (IsOnlyGuide(text, said))
            return new Visit(landmark, VisitWish.Guide, null, IsSure: true);
        if (said.Has(words.Tour) || said.Has(words.Course))
            return new Visit(landmark, VisitWish.Walk, null, IsSure: true);
        if (said.Has(words.Near))
            return new Visit(landmark, VisitWish.Near, null, IsSure: true);
        if (said.Has(words.Way))
            return new Visit(landmark, VisitWish.Way, null, IsSure: false);
        var when = said.When(SeoulTime.Today(time));
        if (when is not null && said.Has(words.Open) && !said.Has(words.Fee))
            return new Visit(landmark, VisitWish.Open, when.Day, when.IsDefinite);
        if (said.Has(words.Fee))
            return new Visit(landmark, VisitWish.Fee, null, IsSure: false);
        if (said.Has(words.Hours) || said.Has(words.Open))
            return new Visit(landmark, VisitWish.Hours, null, IsSure: false);
        if (when is { IsDefinite: true, Day: null } && landmarks.Without(text).Length <= said.LongestNow)
            return new Visit(landmark, VisitWish.Open, null, IsSure: true);
        return said.Has(words.About) ? new Visit(landmark, VisitWish.About, null, IsSure: false) : null;
    }

    // "경복궁 안내", "Gyeongbokgung guide please": nothing but the place and the word.
    private bool IsOnlyGuide(string text, VisitSaying said)
    {
        var rest = landmarks.Without(text);
        return said.Words.Guide.FirstOrDefault(word => rest.StartsWith(word, StringComparison.Ordinal)) is { } guide && rest.Length - guide.Length <= 6
            && !said.Has(said.Words.Way);
    }

    private bool GoesOn(string text, string language, VisitSaying said, Memory memory)
    {
        if (memory.AnsweredBy != LandmarksAgent.Id || text.Length > LongestFollowUp)
            return false;
        var asked = followUps.Read(text, language);
        return asked.Rest.All(said.IsVisitWord);
    }
}

/// <summary>The clock on the wall in Seoul, which has kept UTC+9 without summer time since 1988.</summary>
internal static class SeoulTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateTime Now(TimeProvider time) => time.GetUtcNow().ToOffset(Offset).DateTime;

    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(Now(time));
}

/// <summary>Members of the conversation's memory that the guides keep.</summary>
internal static class GuideMemory
{
    public const string Landmark = "landmark";
    public const string Wish = "landmarkWish";
    public const string Day = "landmarkDay";
}
