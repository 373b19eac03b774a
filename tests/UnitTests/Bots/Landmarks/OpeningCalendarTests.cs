using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MetaverseSeoul.Bots.Landmarks;

namespace MetaverseSeoul.UnitTests.Bots.Landmarks;

public sealed class OpeningCalendarTests
{
    private static readonly PublicHolidays Holidays = new();
    private static readonly LandmarkBook Book = new();
    private static readonly OpeningCalendar Calendar = new(Holidays);

    [Theory]
    [InlineData("2026-06-29 08:59", nameof(Opening.NotYet))]
    [InlineData("2026-06-29 09:00", nameof(Opening.Open))]
    [InlineData("2026-06-29 17:30", nameof(Opening.Open))]
    [InlineData("2026-06-29 17:31", nameof(Opening.EntryOver))]
    [InlineData("2026-06-29 18:30", nameof(Opening.Over))]
    [InlineData("2026-06-30 12:00", nameof(Opening.Closed))]
    [InlineData("2026-11-30 17:00", nameof(Opening.Over))]
    [InlineData("2026-03-02 12:00", nameof(Opening.Open))]
    public void Gyeongbokgung_keeps_the_hours_of_the_season_and_rests_on_Tuesdays(string at, string expected) =>
        Assert.Equal(expected, At("gyeongbokgung", at).Is.ToString());

    [Fact]
    public void A_closing_day_that_is_a_public_holiday_is_never_called_open_or_closed_for_sure()
    {
        // Seollal 2026 was a Tuesday; the palaces opened on it and rested on the nineteenth.
        Assert.Equal(Opening.HolidayOnClosingDay, At("gyeongbokgung", "2026-02-17 12:00").Is);
        Assert.Equal(Opening.Open, At("gyeongbokgung", "2026-02-18 12:00").Is);
        Assert.Equal(Opening.PerhapsClosedInstead, At("gyeongbokgung", "2026-02-19 12:00").Is);
        Assert.Equal(Opening.Open, At("gyeongbokgung", "2026-02-20 12:00").Is);
        Assert.Equal(Opening.HolidayOnClosingDay, At("deoksugung", "2026-02-16 12:00").Is);
        Assert.Equal(Opening.PerhapsClosedInstead, At("deoksugung", "2026-02-19 12:00").Is);
    }

    [Fact]
    public void Who_comes_on_a_closing_day_is_told_the_next_day_it_opens()
    {
        var status = At("gyeongbokgung", "2026-06-30 12:00");
        Assert.Equal((new DateOnly(2026, 7, 1), new TimeOnly(9, 0)), (status.NextDay, status.NextOpens));
    }

    [Theory]
    [InlineData("2026-07-10 22:30", nameof(Opening.Open))]
    [InlineData("2026-07-12 22:30", nameof(Opening.Over))]
    [InlineData("2026-10-08 22:30", nameof(Opening.Open))]
    public void Seoul_Sky_is_open_longer_on_Fridays_Saturdays_and_eves_of_holidays(string at, string expected) =>
        Assert.Equal(expected, At("lotte-world-tower", at).Is.ToString());

    [Theory, InlineData("n-seoul-tower"), InlineData("cheong-wa-dae")]
    public void What_is_not_verified_is_neither_open_nor_closed(string id) => Assert.Equal(Opening.Unverified, At(id, "2026-07-01 12:00").Is);

    /// <summary>Against the timetable of the source, written out once more.</summary>
    [Fact]
    public void Open_and_closed_agree_with_the_table_at_any_instant() =>
        Prop.ForAll(Gen.Choose(0, 60 * 24 * 1095).ToArbitrary(), minute =>
        {
            var at = new DateTime(2025, 1, 1).AddMinutes(minute);
            var day = DateOnly.FromDateTime(at);
            var closes = day.Month switch { 1 or 2 or 11 or 12 => new TimeOnly(17, 0), 6 or 7 or 8 => new TimeOnly(18, 30), _ => new TimeOnly(18, 0) };
            var within = TimeOnly.FromDateTime(at) >= new TimeOnly(9, 0) && TimeOnly.FromDateTime(at) < closes;
            var isHoliday = Holidays.NameOf(day) is not null;
            return Calendar.At(Book.Find("gyeongbokgung")!.Hours, at).Is switch
            {
                Opening.Open or Opening.EntryOver => within && day.DayOfWeek != DayOfWeek.Tuesday,
                Opening.NotYet or Opening.Over => !within && day.DayOfWeek != DayOfWeek.Tuesday,
                Opening.Closed => day.DayOfWeek == DayOfWeek.Tuesday && !isHoliday,
                Opening.HolidayOnClosingDay => day.DayOfWeek == DayOfWeek.Tuesday && isHoliday,
                Opening.PerhapsClosedInstead => day.DayOfWeek != DayOfWeek.Tuesday && !isHoliday,
                _ => false,
            };
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void All_ten_landmarks_are_there_with_four_languages_and_a_source()
    {
        Assert.Equal(10, Book.All.Count);
        Assert.All(Book.All, landmark =>
        {
            Assert.NotEmpty(landmark.Sources);
            Assert.All(new[] { landmark.Names, landmark.Station, landmark.Fee, landmark.About, landmark.Caveat }, text =>
                Assert.All(MetaverseSeoul.Mesh.Agents.Language.All, language => Assert.NotEmpty(text.In(language))));
            Assert.All(MetaverseSeoul.Mesh.Agents.Language.All, language => Assert.NotEmpty(landmark.CalledBy[language]));
        });
    }

    private static OpeningStatus At(string id, string at) =>
        Calendar.At(Book.Find(id)!.Hours, DateTime.Parse(at, CultureInfo.InvariantCulture));
}
