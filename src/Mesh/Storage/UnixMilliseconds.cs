using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MetaverseSeoul.Mesh.Storage;

/// <summary>Times are stored as milliseconds since 1970 in UTC: sortable on both databases, and what the plain statements compare.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
