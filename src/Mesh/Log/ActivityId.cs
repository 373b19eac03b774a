using System.Globalization;

namespace MetaverseSeoul.Mesh.Log;

/// <summary>Activity ids say where they stand: <c>conversationId|0000042</c>.</summary>
public static class ActivityId
{
    public static string Of(string conversationId, long seq) => string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{seq:D7}");
}
