using System.Buffers.Binary;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>Writes the bytes that <see cref="Profile.Read"/> reads.</summary>
internal static class ProfileWriter
{
    public static byte[] Write(
        Article article, IReadOnlyList<string> title, IReadOnlyList<List<string>> names, IReadOnlyList<List<string>> questions, IReadOnlyList<string> body)
    {
        List<(WordingKind Kind, string Text, IReadOnlyList<string> Terms)> wordings =
        [
            (WordingKind.Title, article.Title, title),
            .. names.Select((terms, i) => (WordingKind.Name, article.Aliases[i], (IReadOnlyList<string>)terms)),
            .. questions.Select((terms, i) => (WordingKind.Question, article.Questions[i], (IReadOnlyList<string>)terms)),
        ];

        var places = new Dictionary<uint, int>();
        foreach (var term in wordings.SelectMany(wording => wording.Terms))
            places.TryAdd(TermHash.Of(term), places.Count);
        var strong = places.Count;
        foreach (var term in body)
            places.TryAdd(TermHash.Of(term), places.Count);

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(0u); // The sum comes here.
        writer.Write7BitEncodedInt(places.Count);
        writer.Write7BitEncodedInt(strong);
        foreach (var (term, _) in places.OrderBy(place => place.Value))
            writer.Write(term);
        writer.Write7BitEncodedInt(wordings.Count);
        foreach (var (kind, text, terms) in wordings)
        {
            int[] held = [.. terms.Select(term => places[TermHash.Of(term)]).Distinct()];
            writer.Write7BitEncodedInt((int)kind);
            writer.Write(TermHash.OfWording(text));
            writer.Write7BitEncodedInt(held.Length);
            foreach (var place in held)
                writer.Write7BitEncodedInt(place);
        }

        writer.Flush();
        var bytes = stream.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, TermHash.OfBytes(bytes.AsSpan(4)));
        return bytes;
    }
}
