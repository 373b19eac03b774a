using System.Globalization;
using System.Text;

namespace MetaverseSeoul.UnitTests.Knowledge.Import;

/// <summary>A PDF of one line, written as word processors write Korean: numbered glyphs, and a table of what they mean.</summary>
internal static class TinyPdf
{
    public static byte[] Of(string line)
    {
        var glyphs = string.Concat(Enumerable.Range(1, line.Length).Select(glyph => glyph.ToString("X4", CultureInfo.InvariantCulture)));
        var page = $"BT /F1 12 Tf 50 700 Td <{glyphs}> Tj ET";
        var meanings = string.Concat(line.Select((c, at) => $"<{at + 1:X4}> <{(int)c:X4}>\n"));
        var map = $"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /M def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{line.Length} beginbfchar\n{meanings}endbfchar\nendcmap\nend\nend";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
            "<< /Type /Font /Subtype /Type0 /BaseFont /Batang /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Batang /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 8 0 R >>",
            $"<< /Length {map.Length} >>\nstream\n{map}\nendstream",
            "<< /Type /FontDescriptor /FontName /Batang /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 900 /StemV 80 >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var at = 0; at < objects.Length; at++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{objects[at]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            pdf.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
