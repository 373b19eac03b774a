using System.Globalization;
using System.Text.RegularExpressions;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>What somebody said, made ready for looking words up in it.</summary>
/// <param name="Plain">English with a space around each word, the other languages without spaces.</param>
internal sealed partial record VisitSaying(string Plain, string Language, VisitLanguage Words)
{
    private static readonly Calendar Lunar = new KoreanLunisolarCalendar();

    private static readonly string[] EnglishMonths = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    /// <summary>How long the words around a bare "now?" may be.</summary>
    public int LongestNow => Words.Now.Max(word => word.Length) + 3;

    public bool Has(IReadOnlyList<string> any) => any.Any(word => Plain.Contains(Shape(word), StringComparison.Ordinal));

    public bool IsVisitWord(string word) => new[]
        {
            Words.Now, Words.Tomorrow, Words.DayAfter, Words.Open, Words.Hours, Words.Fee, Words.Way, Words.Near, Words.Course, Words.About,
        }
        .SelectMany(words => words)
        .Concat(Words.Weekdays.SelectMany(names => names))
        .Select(known => known.Replace(" ", "", StringComparison.Ordinal))
        .Any(known => known.Contains(word, StringComparison.Ordinal) || word.Contains(known, StringComparison.Ordinal));

    /// <summary>The day that is meant; null when none is said.</summary>
    public SaidDay? When(DateOnly today)
    {
        if (Date(today) is { } date)
            return new SaidDay(date, IsDefinite: true);
        if (Has(Words.DayAfter))
            return new SaidDay(today.AddDays(2), IsDefinite: true);
        if (Has(Words.Tomorrow))
            return new SaidDay(today.AddDays(1), IsDefinite: true);
        for (var day = 0; day < Words.Weekdays.Count; day++)
        {
            if (Has(Words.Weekdays[day]))
                return new SaidDay(today.AddDays((day - (int)today.DayOfWeek + 7) % 7), IsDefinite: false);
        }

        return Has(Words.Now) ? new SaidDay(null, IsDefinite: true) : null;
    }

    private DateOnly? Date(DateOnly today)
    {
        foreach (var (feast, names) in Words.Feasts)
        {
            if (Has(names))
                return Next(today, year => Feast(feast, year));
        }

        var match = NumericDate().Match(Plain);
        if (match.Success)
            return Next(today, year => Real(year, Number(match.Groups["month"]), Number(match.Groups["day"])));
        var month = Language == Mesh.Agents.Language.English ? EnglishMonthDay().Match(Plain) : Match.Empty;
        return month.Success
            ? Next(today, year => Real(
                year, 1 + Array.FindIndex(EnglishMonths, name => name.StartsWith(month.Groups["month"].Value, StringComparison.OrdinalIgnoreCase)), Number(month.Groups["day"])))
            : null;
    }

    private static DateOnly? Next(DateOnly today, Func<int, DateOnly?> inYear) =>
        inYear(today.Year) is { } day && day >= today ? day : inYear(today.Year + 1);

    private static DateOnly? Feast(string feast, int year) => feast switch
    {
        "christmas" => new DateOnly(year, 12, 25),
        "new-year" => new DateOnly(year, 1, 1),
        "seollal" => DateOnly.FromDateTime(Lunar.ToDateTime(year, 1, 1, 0, 0, 0, 0)),
        _ => DateOnly.FromDateTime(Lunar.ToDateTime(year, Leap(year, 8), 15, 0, 0, 0, 0)),
    };

    // The calendar counts a leap month as one of its own: what comes after it moves on by one.
    private static int Leap(int year, int month) => Lunar.GetLeapMonth(year) is > 0 and var leap && leap <= month ? month + 1 : month;

    private static DateOnly? Real(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private string Shape(string word) => Language == Mesh.Agents.Language.English ? $" {word} " : word.Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<month>\d{1,2})[월月](?<day>\d{1,2})[일日号號]")]
    private static partial Regex NumericDate();

    [GeneratedRegex(@" (?:(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?<day>\d{1,2})(?:st|nd|rd|th)?|(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*) ")]
    private static partial Regex EnglishMonthDay();
}

/// <param name="Day">Null for now.</param>
/// <param name="IsDefinite">One day is meant, not a day of every week.</param>
internal sealed record SaidDay(DateOnly? Day, bool IsDefinite);
