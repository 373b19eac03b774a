using System.Globalization;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>The cursor of a reader: the number of the last activity it has seen, as a string. The same on REST, stream and reconnect, and
/// after any restart.</summary>
internal static class Watermark
{
    /// <returns>0 for an absent or empty one: from the beginning.</returns>
    /// <exception cref="DirectLineException">It is not one of this conversation.</exception>
    public static long Parse(string? watermark, long headSeq)
    {
        if (string.IsNullOrEmpty(watermark))
            return 0;
        return long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && seq <= headSeq
            ? seq
            : throw DirectLineException.BadArgument("'watermark' is not one that this conversation has given.");
    }

    public static string Write(long seq) => seq.ToString(CultureInfo.InvariantCulture);
}
