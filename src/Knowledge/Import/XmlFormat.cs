using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>The Seoul open data envelope in XML. Document types are refused: a file is text, not a program that fetches others.</summary>
internal sealed class XmlFormat : IImportFormat
{
    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public string Name => "xml";

    public IReadOnlyList<string> Endings => [".xml"];

    public async IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = XmlReader.Create(stream, Settings);
        var seen = new Envelope();
        for (var number = 1; ; number++)
        {
            XElement? row = null;
            string? fault = null;
            try
            {
                row = await NextRowAsync(reader, seen, cancellation);
            }
            catch (XmlException broken)
            {
                fault = broken.Message.Contains("DTD", StringComparison.Ordinal)
                    ? "it has a document type, which is not allowed: what came before is kept"
                    : $"not XML from here on ({broken.Message}): what came before is kept";
            }

            if (fault is not null)
            {
                yield return ImportItem.Bad($"{file}, row {number}", fault);
                yield break;
            }

            if (row is null)
            {
                if (OpenApiAnswer.FaultOf(seen.Code, seen.Message) is { } refused)
                    yield return ImportItem.Bad(file, refused);
                else if (number == 1)
                    yield return ImportItem.Bad(file, "it holds no element 'row'");
                yield break;
            }

            yield return FaqRow.Read(Fields(row), file, $"row {number}", seen.Service);
        }
    }

    private static async Task<XElement?> NextRowAsync(XmlReader reader, Envelope seen, CancellationToken cancellation)
    {
        // Reading a row or a text leaves the reader behind it, perhaps at the next row already.
        var isAhead = reader.ReadState == ReadState.Interactive && reader.NodeType == XmlNodeType.Element;
        while (isAhead || await reader.ReadAsync())
        {
            isAhead = false;
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            seen.Service ??= reader.LocalName;
            switch (reader.LocalName)
            {
                case "row":
                    return (XElement)await XNode.ReadFromAsync(reader, cancellation);
                case "CODE":
                    seen.Code = await reader.ReadElementContentAsStringAsync();
                    isAhead = reader.NodeType == XmlNodeType.Element;
                    break;
                case "MESSAGE":
                    seen.Message = await reader.ReadElementContentAsStringAsync();
                    isAhead = reader.NodeType == XmlNodeType.Element;
                    break;
            }
        }

        return null;
    }

    private static Dictionary<string, string> Fields(XElement row)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in row.Elements())
            fields[field.Name.LocalName] = field.Value;
        return fields;
    }

    private sealed class Envelope
    {
        public string? Service { get; set; }
        public string? Code { get; set; }
        public string? Message { get; set; }
    }
}
