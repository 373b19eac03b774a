using System.Text.Json;

namespace MetaverseSeoul.Benchmarks.Load;

/// <summary>What the generator needs to know of an activity on a stream.</summary>
internal struct StreamedActivity
{
    public string? Id;
    public bool IsMessage;
    public bool IsOfBot;
    public string? ReplyToId;

    /// <summary><c>run-message</c>, as sent.</summary>
    public string? ClientKey;

    public int TextHash;

    /// <summary>The number behind the bar of <c>conversation|0000042</c>.</summary>
    public static long SeqOf(string id) => long.Parse(id.AsSpan(id.IndexOf('|', StringComparison.Ordinal) + 1), provider: null);

    /// <summary>Reads an ActivitySet in one pass, without making a tree of it.</summary>
    public static void ReadSet(ReadOnlySpan<byte> json, List<StreamedActivity> into)
    {
        var reader = new Utf8JsonReader(json);
        var activity = default(StreamedActivity);
        var inside = Part.None;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject when reader.CurrentDepth == 2:
                    activity = default;
                    break;
                case JsonTokenType.EndObject when reader.CurrentDepth == 2:
                    into.Add(activity);
                    break;
                case JsonTokenType.PropertyName when reader.CurrentDepth == 3:
                    inside = ReadMember(ref reader, ref activity);
                    break;
                case JsonTokenType.PropertyName when reader.CurrentDepth == 4 && inside == Part.From && reader.ValueTextEquals("role"u8):
                    reader.Read();
                    activity.IsOfBot = reader.ValueTextEquals("bot"u8);
                    break;
                case JsonTokenType.PropertyName when reader.CurrentDepth == 4 && inside == Part.ChannelData && reader.ValueTextEquals("clientActivityID"u8):
                    reader.Read();
                    activity.ClientKey = reader.GetString();
                    break;
            }
        }
    }

    private static Part ReadMember(ref Utf8JsonReader reader, ref StreamedActivity activity)
    {
        if (reader.ValueTextEquals("from"u8))
            return Part.From;
        if (reader.ValueTextEquals("channelData"u8))
            return Part.ChannelData;
        if (reader.ValueTextEquals("id"u8))
        {
            reader.Read();
            activity.Id = reader.GetString();
        }
        else if (reader.ValueTextEquals("replyToId"u8))
        {
            reader.Read();
            activity.ReplyToId = reader.GetString();
        }
        else if (reader.ValueTextEquals("type"u8))
        {
            reader.Read();
            activity.IsMessage = reader.ValueTextEquals("message"u8);
        }
        else if (reader.ValueTextEquals("text"u8))
        {
            reader.Read();
            var hash = default(HashCode);
            hash.AddBytes(reader.ValueSpan);
            activity.TextHash = hash.ToHashCode();
        }

        return Part.None;
    }

    private enum Part
    {
        None,
        From,
        ChannelData,
    }
}
