using System.Buffers.Binary;
using System.Text;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>Reads numbers from bytes: small ones take one byte (seven bits each, the lowest first).</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public int Number()
    {
        var number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = rest[0];
            rest = rest[1..];
            number |= (b & 0x7F) << shift;
            if (b < 0x80)
                return number;
        }
    }

    public uint UInt32()
    {
        var number = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        rest = rest[4..];
        return number;
    }

    /// <summary>UTF-8 behind its length, as <see cref="BinaryWriter.Write(string)"/> writes it.</summary>
    public string Text()
    {
        var length = Number();
        var text = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return text;
    }

    public ulong UInt64()
    {
        var number = BinaryPrimitives.ReadUInt64LittleEndian(rest);
        rest = rest[8..];
        return number;
    }
}
