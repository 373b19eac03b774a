using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MetaverseSeoul.Benchmarks.Wire;

/// <param name="Body">Good until the connection's next request.</param>
internal readonly record struct HttpAnswer(int Status, ReadOnlyMemory<byte> Body);

/// <summary>One HTTP/1.1 keep-alive connection that costs little: the generator shares its cores with the server. Reads what these servers send
/// (a length or chunks), one request at a time, and nothing more of HTTP.</summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private readonly Socket socket;
    private byte[] buffer = new byte[4096];

    private HttpConnection(Socket socket) => this.socket = socket;

    public static async ValueTask<HttpConnection> OpenAsync(IPEndPoint target)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(target);
        return new HttpConnection(socket);
    }

    public static byte[] Request(string method, IPEndPoint host, string path, string? bearer, string body = "") => Encoding.UTF8.GetBytes(
        $"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{(bearer is null ? "" : $"Authorization: Bearer {bearer}\r\n")}Content-Type: application/json\r\n"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public async ValueTask<HttpAnswer> SendAsync(ReadOnlyMemory<byte> request)
    {
        var sent = await socket.SendAsync(request, SocketFlags.None);
        while (sent < request.Length)
            sent += await socket.SendAsync(request[sent..], SocketFlags.None);

        var filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), SocketFlags.None);
            if (read == 0)
                throw new IOException("The server closed the connection.");
            filled += read;
            if (TryRead(filled, out var answer))
                return answer;
        }
    }

    public void Dispose() => socket.Dispose();

    private bool TryRead(int filled, out HttpAnswer answer)
    {
        answer = default;
        var all = buffer.AsSpan(0, filled);
        var headEnd = all.IndexOf(HeadEnd);
        if (headEnd < 0)
            return false;
        var head = all[..headEnd];
        var status = int.Parse(head[9..12], CultureInfo.InvariantCulture);
        var start = headEnd + HeadEnd.Length;
        if (Value(head, "Content-Length: "u8) is { Length: > 0 } length)
        {
            var bytes = int.Parse(length, CultureInfo.InvariantCulture);
            answer = new HttpAnswer(status, buffer.AsMemory(start, Math.Min(bytes, filled - start)));
            return filled - start >= bytes;
        }

        if (Value(head, "Transfer-Encoding: "u8).Length > 0)
            return TryJoinChunks(start, filled, status, out answer);
        answer = new HttpAnswer(status, ReadOnlyMemory<byte>.Empty);
        return true;
    }

    /// <summary>Moves the chunks together where they lie, once the last has come.</summary>
    private bool TryJoinChunks(int start, int filled, int status, out HttpAnswer answer)
    {
        answer = default;
        var all = buffer.AsSpan(0, filled);
        if (!all[start..].EndsWith("0\r\n\r\n"u8))
            return false;
        var to = start;
        for (var at = start; ;)
        {
            var line = all[at..].IndexOf("\r\n"u8);
            if (line < 0 || !Utf8Parser.TryParse(all.Slice(at, line), out int size, out _, 'x'))
                return false;
            if (size == 0)
                break;
            at += line + 2;
            if (at + size > filled)
                return false;
            all.Slice(at, size).CopyTo(all[to..]);
            to += size;
            at += size + 2;
        }

        answer = new HttpAnswer(status, buffer.AsMemory(start, to - start));
        return true;
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        if (at < 0)
            return [];
        var rest = head[(at + name.Length)..];
        var end = rest.IndexOf((byte)'\r');
        return end < 0 ? rest : rest[..end];
    }
}
