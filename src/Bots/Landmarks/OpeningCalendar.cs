namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>Says whether a landmark is open, by its hours and the holidays. It never calls a day open that it cannot be sure of.</summary>
internal sealed class OpeningCalendar(PublicHolidays holidays)
{
    // Closing days come once a week; a fortnight off would be no timetable.
    private const int FarthestNext = 14;

    /// <param name="at">Seoul's clock.</param>
    public OpeningStatus At(OpeningHours hours, DateTime at)
    {
        var day = DateOnly.FromDateTime(at);
        var time = TimeOnly.FromDateTime(at);
        var status = On(hours, day);
        if (status.Is != Opening.OpenDay)
            return status;
        if (time < status.Opens)
            return status with { Is = Opening.NotYet };
        if (time >= status.Closes)
            return Next(hours, day, status with { Is = Opening.Over });
        return status with { Is = hours.LastEntryMinutes > 0 && time > status.LastEntry ? Opening.EntryOver : Opening.Open };
    }

    /// <summary>Of a day as a whole.</summary>
    public OpeningStatus On(OpeningHours hours, DateOnly day)
    {
        if (hours.Kind != HoursKind.Timetable)
            return new OpeningStatus(hours.Kind == HoursKind.Always ? Opening.Always : Opening.Unverified, day);
        var closing = ClosingOf(hours, day);
        if (closing == Opening.Closed)
            return Next(hours, day, new OpeningStatus(Opening.Closed, day));
        var period = hours.Periods!.First(period => period.IsOn(day, holidays));
        return new OpeningStatus(closing ?? Opening.OpenDay, day)
        {
            Opens = period.Opens,
            Closes = period.Closes,
            LastEntry = period.Closes.AddMinutes(-hours.LastEntryMinutes),
        };
    }

    private Opening? ClosingOf(OpeningHours hours, DateOnly day)
    {
        if (hours.ClosedOn is not { } closedOn)
            return null;
        var mayShift = hours.ClosedOnHolidays == ClosedOnHolidays.CheckFirst;
        if (day.DayOfWeek == closedOn)
            return mayShift && holidays.NameOf(day) is not null ? Opening.HolidayOnClosingDay : Opening.Closed;
        return mayShift && IsFirstOrdinaryAfterHoliday(day, closedOn) ? Opening.PerhapsClosedInstead : null;
    }

    // A closing day that was a public holiday is made up for on the first day after it that is none.
    private bool IsFirstOrdinaryAfterHoliday(DateOnly day, DayOfWeek closedOn)
    {
        if (!holidays.IsOrdinary(day))
            return false;
        var before = day.AddDays(-1);
        while (!holidays.IsOrdinary(before) && before.DayOfWeek != closedOn)
            before = before.AddDays(-1);
        return before.DayOfWeek == closedOn && holidays.NameOf(before) is not null;
    }

    private OpeningStatus Next(OpeningHours hours, DateOnly day, OpeningStatus status)
    {
        for (var ahead = 1; ahead <= FarthestNext; ahead++)
        {
            var next = day.AddDays(ahead);
            if (ClosingOf(hours, next) is null)
                return status with { NextDay = next, NextOpens = hours.Periods!.First(period => period.IsOn(next, holidays)).Opens };
        }

        return status;
    }
}

/// <param name="Day">The day it is said of.</param>
internal sealed record OpeningStatus(Opening Is, DateOnly Day)
{
    public TimeOnly Opens { get; init; }
    public TimeOnly Closes { get; init; }
    public TimeOnly LastEntry { get; init; }

    /// <summary>When it surely opens next; null when it is not closed.</summary>
    public DateOnly? NextDay { get; init; }

    public TimeOnly NextOpens { get; init; }
}

internal enum Opening
{
    Open,

    /// <summary>Still open, but nobody is let in any more.</summary>
    EntryOver,
    NotYet,
    Over,

    /// <summary>Open at some time of the day.</summary>
    OpenDay,
    Closed,
    HolidayOnClosingDay,
    PerhapsClosedInstead,
    Always,
    Unverified,
}
