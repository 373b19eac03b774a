using System.Globalization;
using MetaverseSeoul.Bots.Landmarks;

namespace MetaverseSeoul.UnitTests.Bots.Landmarks;

/// <summary>The table of holidays against the rule it comes from (관공서의 공휴일에 관한 규정 제2조, 제3조), worked out once more.</summary>
public sealed class PublicHolidaysTests
{
    // 임시공휴일 and elections, which no rule gives: the day before Seollal 2025, the presidential election, the local elections.
    private static readonly DateOnly[] Designated = [new(2025, 1, 27), new(2025, 6, 3), new(2026, 6, 3)];

    private static readonly DateOnly LabourDayLaw = new(2026, 5, 1);
    private static readonly DateOnly ConstitutionDayLaw = new(2026, 5, 11);

    [Theory, InlineData(2025), InlineData(2026), InlineData(2027)]
    public void The_table_is_what_the_rule_gives(int year)
    {
        var table = new PublicHolidays().Days.Where(day => day.Year == year).Order();
        Assert.Equal(ByRule(year).Order(), table);
    }

    [Theory]
    [InlineData(2025, "2025-01-29", "2025-05-05", "2025-10-06")]
    [InlineData(2026, "2026-02-17", "2026-05-24", "2026-09-25")]
    [InlineData(2027, "2027-02-07", "2027-05-13", "2027-09-15")]
    public void The_lunar_days_are_the_known_ones(int year, string seollal, string buddha, string chuseok) => Assert.Equal(
        [seollal, buddha, chuseok],
        new[] { Lunar(year, 1, 1), Lunar(year, 4, 8), Lunar(year, 8, 15) }.Select(day => day.ToString("O", CultureInfo.InvariantCulture)));

    private static HashSet<DateOnly> ByRule(int year)
    {
        var seollal = Lunar(year, 1, 1);
        var chuseok = Lunar(year, 8, 15);
        // With what 제3조제1항 makes up for: Saturday and Sunday, Sunday alone, or nothing of the week.
        List<(DateOnly Day, string Weekend, bool Overlap)> days =
        [
            (new(year, 1, 1), "", false),
            (seollal.AddDays(-1), "Sun", true), (seollal, "Sun", true), (seollal.AddDays(1), "Sun", true),
            (new(year, 3, 1), "SatSun", true),
            (Lunar(year, 4, 8), "SatSun", true),
            (new(year, 5, 5), "SatSun", true),
            (new(year, 6, 6), "", false),
            (new(year, 8, 15), "SatSun", true),
            (chuseok.AddDays(-1), "Sun", true), (chuseok, "Sun", true), (chuseok.AddDays(1), "Sun", true),
            (new(year, 10, 3), "SatSun", true),
            (new(year, 10, 9), "SatSun", true),
            (new(year, 12, 25), "SatSun", true),
        ];
        if (new DateOnly(year, 5, 1) >= LabourDayLaw)
            days.Add((new(year, 5, 1), "SatSun", true));
        if (new DateOnly(year, 7, 17) >= ConstitutionDayLaw)
            days.Add((new(year, 7, 17), "SatSun", true));

        HashSet<DateOnly> holidays = [.. days.Select(day => day.Day), .. Designated.Where(day => day.Year == year)];
        foreach (var group in days.GroupBy(day => day.Day).OrderBy(group => group.Key))
        {
            var weekday = group.Key.DayOfWeek.ToString()[..3];
            var isWeekend = weekday is "Sat" or "Sun";
            var isMadeUp = group.Any(day => day.Weekend.Contains(weekday, StringComparison.Ordinal)) || (!isWeekend && group.Count() > 1 && group.Any(day => day.Overlap));
            if (isMadeUp)
                holidays.Add(NextOrdinary(group.Key, holidays));
        }

        return holidays;
    }

    // 제3조제1항·제3항: the first day that is no holiday and no Saturday.
    private static DateOnly NextOrdinary(DateOnly day, HashSet<DateOnly> holidays)
    {
        do
            day = day.AddDays(1);
        while (holidays.Contains(day) || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        return day;
    }

    private static DateOnly Lunar(int year, int month, int day)
    {
        var calendar = new KoreanLunisolarCalendar();
        var leap = calendar.GetLeapMonth(year);
        return DateOnly.FromDateTime(calendar.ToDateTime(year, leap > 0 && leap <= month ? month + 1 : month, day, 0, 0, 0, 0));
    }
}
