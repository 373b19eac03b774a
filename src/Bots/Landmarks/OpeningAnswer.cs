using System.Globalization;
using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>Says in words what the calendar knows.</summary>
internal sealed class OpeningAnswer(OpeningCalendar calendar, PublicHolidays holidays, TimeProvider time)
{
    /// <param name="day">Null for now.</param>
    public string Text(Enquiry enquiry, Landmark landmark, DateOnly? day)
    {
        var now = SeoulTime.Now(time);
        var status = day is { } asked ? calendar.On(landmark.Hours, asked) : calendar.At(landmark.Hours, now);
        var text = Fill(enquiry, landmark, status, enquiry.Say(Key(status.Is)));
        if (status.Is is Opening.Open or Opening.OpenDay && landmark.Hours.LastEntryMinutes > 0)
            text += Joined(enquiry, Fill(enquiry, landmark, status, enquiry.Say("last")));
        if (status.NextDay is { } next)
            text += Joined(enquiry, enquiry.Say("next").Replace("{date}", Date(enquiry, next), StringComparison.Ordinal).Replace("{opens}", Clock(status.NextOpens), StringComparison.Ordinal));
        return status.Is is Opening.Always or Opening.Unverified or Opening.HolidayOnClosingDay or Opening.PerhapsClosedInstead
            ? text
            : Lead(enquiry, day, now) + text;
    }

    /// <summary>The timetable as a list.</summary>
    public static string Hours(Enquiry enquiry, Landmark landmark)
    {
        var hours = landmark.Hours;
        if (hours.Kind != HoursKind.Timetable)
            return GuideAnswers.Place(enquiry.Say(hours.Kind == HoursKind.Always ? "always" : "unverified"), landmark, enquiry.Language);
        List<string> lines = [GuideAnswers.Place(enquiry.Say("hours"), landmark, enquiry.Language)];
        lines.AddRange(hours.Periods!.Select(period => "- " + enquiry.Say("hours.line")
            .Replace("{when}", When(enquiry, period, hours.Periods!.Count), StringComparison.Ordinal)
            .Replace("{opens}", Clock(period.Opens), StringComparison.Ordinal)
            .Replace("{closes}", Clock(period.Closes), StringComparison.Ordinal)));
        if (hours.LastEntryMinutes > 0)
            lines.Add("- " + enquiry.Say("hours.last").Replace("{minutes}", hours.LastEntryMinutes.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        if (hours.ClosedOn is { } closedOn)
            lines.Add("- " + enquiry.Say("hours.closed").Replace("{day}", enquiry.Say(closedOn.ToString()), StringComparison.Ordinal));
        return string.Join('\n', lines);
    }

    private static string Key(Opening opening) => opening switch
    {
        Opening.Open => "open",
        Opening.EntryOver => "noEntry",
        Opening.NotYet => "early",
        Opening.Over => "over",
        Opening.OpenDay => "day",
        Opening.Closed => "closed",
        Opening.HolidayOnClosingDay => "holidayOpen",
        Opening.PerhapsClosedInstead => "holidayAfter",
        Opening.Always => "always",
        _ => "unverified",
    };

    private string Fill(Enquiry enquiry, Landmark landmark, OpeningStatus status, string text) => GuideAnswers.Place(text, landmark, enquiry.Language)
        .Replace("{opens}", Clock(status.Opens), StringComparison.Ordinal)
        .Replace("{closes}", Clock(status.Closes), StringComparison.Ordinal)
        .Replace("{last}", Clock(status.LastEntry), StringComparison.Ordinal)
        .Replace("{day}", landmark.Hours.ClosedOn is { } closedOn ? enquiry.Say(closedOn.ToString()) : "", StringComparison.Ordinal)
        .Replace("{holiday}", holidays.NameOf(status.Day)?.In(enquiry.Language) ?? "", StringComparison.Ordinal)
        .Replace("{date}", Date(enquiry, status.Day), StringComparison.Ordinal);

    private static string Lead(Enquiry enquiry, DateOnly? day, DateTime now)
    {
        var lead = enquiry.Say(day is null ? "now" : "on")
            .Replace("{date}", Date(enquiry, day ?? DateOnly.FromDateTime(now)), StringComparison.Ordinal)
            .Replace("{time}", Clock(TimeOnly.FromDateTime(now)), StringComparison.Ordinal);
        return enquiry.Language is Language.Korean or Language.English ? $"{lead} " : lead;
    }

    private static string Joined(Enquiry enquiry, string sentence) =>
        enquiry.Language is Language.Korean or Language.English ? $" {sentence}" : sentence;

    private static string When(Enquiry enquiry, OpeningPeriod period, int periods)
    {
        if (period.Months is { } months)
            return enquiry.Say("hours.months").Replace("{months}", Months(months, enquiry.Language), StringComparison.Ordinal);
        if (period.Days is not { } days)
            return enquiry.Say(periods == 1 ? "hours.every" : "hours.other");
        var names = days.Select(day => enquiry.Say(day.ToString()));
        return string.Join(", ", period.EveOfHoliday ? names.Append(enquiry.Say("hours.eve")) : names);
    }

    private static string Months(IReadOnlyList<int> months, string language) => string.Join(", ", months.Select(month =>
        language == Language.English ? CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month) : month.ToString(CultureInfo.InvariantCulture)));

    private static string Date(Enquiry enquiry, DateOnly day) => enquiry.Language == Language.English
        ? day.ToString("dddd, d MMMM", CultureInfo.InvariantCulture)
        : enquiry.Say("date")
            .Replace("{month}", day.Month.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{day}", day.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{weekday}", enquiry.Say(day.DayOfWeek.ToString()), StringComparison.Ordinal);

    private static string Clock(TimeOnly clock) => clock.ToString("HH:mm", CultureInfo.InvariantCulture);
}
