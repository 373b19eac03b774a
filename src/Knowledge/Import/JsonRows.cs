using System.Text.Json;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>Takes the rows out of a JSON envelope one at a time: only one row, not the file, is in memory.</summary>
internal sealed class JsonRows(Stream stream)
{
    private const int LargestRow = 4 * 1024 * 1024;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool isLast;
    private JsonReaderState state;
    private string? property;

    /// <summary>The name of the first member: the service that answered.</summary>
    public string? Service { get; private set; }

    public string? Code { get; private set; }

    public string? Message { get; private set; }

    public bool HasList { get; private set; }

    /// <summary>The next row, or null at the end.</summary>
    /// <exception cref="JsonException">What follows is no JSON.</exception>
    /// <exception cref="InvalidDataException">A row is larger than any answer.</exception>
    public async ValueTask<JsonElement?> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(out var row))
                return row;
            if (isLast)
                return null;
            await FillAsync(cancellation);
        }
    }

    private bool TryTake(out JsonElement row)
    {
        row = default;
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isLast, state);
        while (true)
        {
            var before = reader;
            if (!reader.Read())
                break;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                property = reader.GetString();
                Service ??= property;
            }
            else if (HasList && reader.CurrentDepth == listDepth && reader.TokenType == JsonTokenType.EndArray)
            {
                listDepth = -1;
            }
            else if (HasList && listDepth >= 0 && reader.CurrentDepth == listDepth + 1 && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                if (!JsonDocument.TryParseValue(ref reader, out var document))
                {
                    reader = before;
                    break;
                }

                using (document)
                    row = document.RootElement.Clone();
                Keep(reader);
                return true;
            }
            else if (!HasList && reader.TokenType == JsonTokenType.StartArray && (reader.CurrentDepth == 0 || property == "row"))
            {
                HasList = true;
                listDepth = reader.CurrentDepth;
            }
            else if (reader.TokenType == JsonTokenType.String && property is "CODE" or "MESSAGE")
            {
                Code = property == "CODE" ? reader.GetString() : Code;
                Message = property == "MESSAGE" ? reader.GetString() : Message;
            }
        }

        Keep(reader);
        return false;
    }

    private int listDepth = -1;

    private void Keep(Utf8JsonReader reader)
    {
        state = reader.CurrentState;
        start += (int)reader.BytesConsumed;
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            if (buffer.Length >= LargestRow)
                throw new InvalidDataException($"it is larger than {LargestRow / 1024 / 1024} MB: what came before is kept");
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellation);
        end += read;
        isLast = read == 0;
        SkipMark();
    }

    // Windows programs put a byte order mark before UTF-8.
    private void SkipMark()
    {
        if (state.Equals(default(JsonReaderState)) && start == 0 && end >= 3 && buffer.AsSpan(0, 3).SequenceEqual("\uFEFF"u8))
            start = 3;
    }
}
