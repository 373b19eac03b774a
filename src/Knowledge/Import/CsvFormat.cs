using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>A table with a line of names: those of the open API, or id, question, answer, category, updated, source, url (or 번호, 질문, 답변, 분류,
/// 수정일, 출처, 링크). In UTF-8, or in what Korean Windows saves (code page 949).</summary>
internal sealed class CsvFormat : IImportFormat
{
    private const int KoreanWindows = 949;
    private const double LargestField = 1024 * 1024;

    public string Name => "csv";

    public IReadOnlyList<string> Endings => [".csv", ".tsv"];

    public async IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var text = new StreamReader(stream, await EncodingOfAsync(stream, cancellation));
        var badRow = "";
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            BadDataFound = _ => badRow = "a quotation mark stands where none may",
            MaxFieldSize = LargestField,
            IgnoreBlankLines = true,
        });
        string[]? names = null;
        while (true)
        {
            badRow = "";
            string? fault = null;
            var isRow = false;
            try
            {
                isRow = await csv.ReadAsync();
            }
            catch (CsvHelperException broken)
            {
                fault = $"not a table from here on ({broken.Message.Split('\n')[0].Trim()}): what came before is kept";
            }

            var where = $"{file}, line {csv.Parser.RawRow}";
            if (fault is not null)
                yield return ImportItem.Bad(where, fault);
            if (!isRow)
                break;
            var row = csv.Parser.Record!;
            if (names is null)
                names = [.. row.Select(name => name.Trim())];
            else if (badRow.Length > 0)
                yield return ImportItem.Bad(where, badRow);
            else if (row.Length != names.Length)
                yield return ImportItem.Bad(where, $"it has {row.Length} columns, the first line has {names.Length}");
            else
                yield return FaqRow.Read(Fields(names, row), file, $"line {csv.Parser.RawRow}");
        }

        if (names is null)
            yield return ImportItem.Bad(file, "it is empty");
    }

    private static Dictionary<string, string> Fields(string[] names, string[] row)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < names.Length; at++)
            fields[names[at]] = row[at];
        return fields;
    }

    /// <summary>By the first part: Korean in code page 949 is hardly ever valid UTF-8.</summary>
    private static async Task<Encoding> EncodingOfAsync(Stream stream, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        stream.Position = 0;
        // The last character may be cut in two.
        for (var cut = 0; cut < 4 && cut <= read; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(buffer.AsSpan(0, read - cut)))
                return Encoding.UTF8;
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(KoreanWindows)!;
    }
}
