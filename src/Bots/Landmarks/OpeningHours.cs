namespace MetaverseSeoul.Bots.Landmarks;

/// <param name="ClosedOn">The weekly closing day; null when there is none.</param>
/// <param name="LastEntryMinutes">Minutes before closing after which nobody is let in; 0 when unknown.</param>
internal sealed record OpeningHours(
    HoursKind Kind, IReadOnlyList<OpeningPeriod>? Periods = null, int LastEntryMinutes = 0, DayOfWeek? ClosedOn = null, ClosedOnHolidays ClosedOnHolidays = default);

internal enum HoursKind
{
    Timetable,
    Always,

    /// <summary>No source we trust says when it is open.</summary>
    Unverified,
}

internal enum ClosedOnHolidays
{
    /// <summary>The closing day is one on public holidays too.</summary>
    Closed,

    /// <summary>Past practice was to open on such a day and to close on the next day that is none; no rule was found, so it is to be checked.</summary>
    CheckFirst,
}

/// <summary>Hours of some days: the first period that fits a day is that day's.</summary>
/// <param name="Months">Null for all.</param>
/// <param name="Days">Null for all.</param>
/// <param name="EveOfHoliday">Also on the eve of a public holiday.</param>
internal sealed record OpeningPeriod(
    TimeOnly Opens, TimeOnly Closes, IReadOnlyList<int>? Months = null, IReadOnlyList<DayOfWeek>? Days = null, bool EveOfHoliday = false)
{
    public bool IsOn(DateOnly day, PublicHolidays holidays) =>
        Months?.Contains(day.Month) != false
        && (Days?.Contains(day.DayOfWeek) != false || (EveOfHoliday && holidays.NameOf(day.AddDays(1)) is not null));
}
