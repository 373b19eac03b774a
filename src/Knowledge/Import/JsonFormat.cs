using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>The Seoul open data envelope in JSON: <c>{ service: { list_total_count, RESULT: { CODE, MESSAGE }, row: [ … ] } }</c>; a bare list of
/// rows will do too.</summary>
internal sealed class JsonFormat : IImportFormat
{
    public string Name => "json";

    public IReadOnlyList<string> Endings => [".json"];

    public async IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = new JsonRows(stream);
        for (var number = 1; ; number++)
        {
            JsonElement? next = null;
            string? fault = null;
            try
            {
                next = await rows.NextAsync(cancellation);
            }
            catch (JsonException broken)
            {
                fault = $"not JSON from here on (line {broken.LineNumber + 1}): what came before is kept";
            }
            catch (InvalidDataException bad)
            {
                fault = bad.Message;
            }

            if (fault is not null)
            {
                yield return ImportItem.Bad($"{file}, row {number}", fault);
                yield break;
            }

            if (next is not { } row)
                break;
            yield return row.ValueKind == JsonValueKind.Object
                ? FaqRow.Read(Fields(row), file, $"row {number}", rows.Service)
                : ImportItem.Bad($"{file}, row {number}", "it is not an object of fields");
        }

        if (OpenApiAnswer.FaultOf(rows.Code, rows.Message) is { } refused)
            yield return ImportItem.Bad(file, refused);
        else if (!rows.HasList)
            yield return ImportItem.Bad(file, "it holds no list 'row'");
    }

    private static Dictionary<string, string> Fields(JsonElement row)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in row.EnumerateObject())
            fields[member.Name] = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.ValueKind == JsonValueKind.Null ? "" : member.Value.GetRawText();
        return fields;
    }
}
