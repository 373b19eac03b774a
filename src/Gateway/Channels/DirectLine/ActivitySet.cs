using System.Text;
using MetaverseSeoul.Mesh.Log;

namespace MetaverseSeoul.Gateway.Channels.DirectLine;

/// <summary>Writes <c>{ "activities": […], "watermark": "7" }</c>. Bodies go out as they lie on the log, so nothing is parsed on the way.</summary>
internal static class ActivitySet
{
    public static string Write(IReadOnlyList<LogEntry> entries, string? watermark)
    {
        var json = new StringBuilder("{\"activities\":[", entries.Sum(entry => entry.Body.Length) + 64);
        for (var i = 0; i < entries.Count; i++)
            json.Append(i > 0 ? "," : "").Append(entries[i].Body);
        json.Append(']');
        if (watermark is not null)
            json.Append(",\"watermark\":\"").Append(watermark).Append('"');
        return json.Append('}').ToString();
    }

    /// <summary>One activity that is in no history, so without a watermark: clients keep the one they have.</summary>
    public static string WriteEphemeral(string activity) => $$"""{"activities":[{{activity}}]}""";
}
