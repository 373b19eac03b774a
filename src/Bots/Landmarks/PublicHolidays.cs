using System.Globalization;
using System.Text.Json;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Bots.Landmarks;

/// <summary>Korea's public holidays by the day, substitute ones included, from <c>Data/holidays.json</c> (관공서의 공휴일에 관한 규정). Sundays, which
/// that rule names too, are not in the table.</summary>
internal sealed class PublicHolidays
{
    private readonly Dictionary<DateOnly, Localized> days;

    public PublicHolidays()
    {
        using var stream = typeof(PublicHolidays).Assembly.GetManifestResourceStream($"{typeof(PublicHolidays).Namespace}.Data.holidays.json")!;
        var file = JsonSerializer.Deserialize<HolidayFile>(stream, JsonSerializerOptions.Web)!;
        days = file.Days.ToDictionary(
            pair => DateOnly.ParseExact(pair.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture), pair => file.Names[pair.Value]);
    }

    /// <summary>All days of the table.</summary>
    public IReadOnlyCollection<DateOnly> Days => days.Keys;

    /// <summary>What is celebrated; null on other days, and in years the table does not have.</summary>
    public Localized? NameOf(DateOnly day) => days.GetValueOrDefault(day);

    /// <summary>A day that is no public holiday (비공휴일): Saturdays are such days, Sundays are not.</summary>
    public bool IsOrdinary(DateOnly day) => NameOf(day) is null && day.DayOfWeek != DayOfWeek.Sunday;

    private sealed record HolidayFile(string Source, Uri Url, IReadOnlyDictionary<string, Localized> Names, IReadOnlyDictionary<string, string> Days);
}
