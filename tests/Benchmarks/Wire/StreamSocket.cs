using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MetaverseSeoul.Benchmarks.Wire;

internal delegate void FrameReader(ReadOnlySpan<byte> text);

/// <summary>A WebSocket that only listens (RFC 6455): whole text frames go to its reader, pings are answered. No more of the protocol than a stream of
/// Direct Line uses, so that thousands cost little.</summary>
internal sealed class StreamSocket : IDisposable
{
    private readonly Socket socket;
    private byte[] buffer = new byte[4096];
    private int filled;

    private StreamSocket(Socket socket) => this.socket = socket;

    /// <param name="url">As the server gave it: <c>ws://…</c>.</param>
    public static async Task<StreamSocket> OpenAsync(IPEndPoint target, Uri url)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(target);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        var stream = new StreamSocket(socket);
        await stream.ReadHandshakeAsync();
        return stream;
    }

    /// <summary>Reads until the server or <see cref="Dispose"/> closes it.</summary>
    public async Task ListenAsync(FrameReader reader)
    {
        while (true)
        {
            while (TryTakeFrame(out var opcode, out var start, out var length, out var end))
            {
                if (opcode == 1)
                    reader(buffer.AsSpan(start, length));
                else if (opcode == 8)
                    return;
                else if (opcode == 9)
                    await PongAsync(buffer.AsMemory(start, length));
                Consume(end);
            }

            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), SocketFlags.None);
            if (read == 0)
                return;
            filled += read;
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task ReadHandshakeAsync()
    {
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), SocketFlags.None);
            filled += read;
            var end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end < 0 && read > 0)
                continue;
            if (!buffer.AsSpan(0, filled).StartsWith("HTTP/1.1 101"u8))
                throw new IOException($"No stream: {Encoding.UTF8.GetString(buffer, 0, filled)}");
            Consume(end + 4);
            return;
        }
    }

    /// <summary>Servers' frames are not masked; this one's are not fragmented.</summary>
    private bool TryTakeFrame(out int opcode, out int start, out int length, out int end)
    {
        (opcode, start, length, end) = (0, 2, 0, 0);
        if (filled < 2)
            return false;
        if ((buffer[0] & 0x80) == 0)
            throw new IOException("A fragmented frame.");
        opcode = buffer[0] & 0x0F;
        length = buffer[1] & 0x7F;
        if (length == 126)
            (start, length) = (4, filled < 4 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(2)));
        else if (length == 127)
            (start, length) = (10, filled < 10 ? int.MaxValue : checked((int)BinaryPrimitives.ReadUInt64BigEndian(buffer.AsSpan(2))));
        if (length > filled - start)
            return false;
        end = start + length;
        return true;
    }

    private void Consume(int count)
    {
        filled -= count;
        buffer.AsSpan(count, filled).CopyTo(buffer);
    }

    // A mask of zeros is a mask.
    private async Task PongAsync(ReadOnlyMemory<byte> payload) =>
        await socket.SendAsync((byte[])[0x8A, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload.Span]);
}
