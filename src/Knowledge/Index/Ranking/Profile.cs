using System.Buffers.Binary;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>What an article is about, as the numbers of its terms: small enough to be read for each candidate of each question.</summary>
/// <param name="Terms">Each once: first those of its wordings, then those only in its body.</param>
/// <param name="Strong">How many of them stand in a wording.</param>
/// <param name="Wordings">The title, each other name and each question by itself.</param>
internal sealed record Profile(uint[] Terms, int Strong, IReadOnlyList<Wording> Wordings)
{
    /// <exception cref="InvalidDataException">These bytes were never written by <see cref="ProfileWriter"/>, or are damaged.</exception>
    public static Profile Read(ReadOnlySpan<byte> bytes)
    {
        // A damaged index must not answer: the sum over the bytes stands before them.
        if (bytes.Length < 6 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != TermHash.OfBytes(bytes[4..]))
            throw new InvalidDataException("An article's profile in the index is damaged.");
        var reader = new ByteReader(bytes[4..]);
        var terms = new uint[reader.Number()];
        var strong = reader.Number();
        for (var i = 0; i < terms.Length; i++)
            terms[i] = reader.UInt32();
        var wordings = new Wording[reader.Number()];
        for (var i = 0; i < wordings.Length; i++)
        {
            var kind = (WordingKind)reader.Number();
            var exact = reader.UInt64();
            var places = new int[reader.Number()];
            for (var at = 0; at < places.Length; at++)
                places[at] = reader.Number();
            wordings[i] = new Wording(kind, exact, places);
        }

        return new Profile(terms, strong, wordings);
    }
}

/// <param name="Exact">Its <see cref="TermHash.OfWording"/>.</param>
/// <param name="Places">Where its terms stand in <see cref="Profile.Terms"/>, each once.</param>
internal sealed record Wording(WordingKind Kind, ulong Exact, int[] Places);

internal enum WordingKind
{
    Title,
    Name,
    Question,
}
