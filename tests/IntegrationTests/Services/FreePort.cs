using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MetaverseSeoul.IntegrationTests.Services;

/// <summary>Chooses a port that stays free while a host is down between two starts.</summary>
internal static class FreePort
{
    /// <summary>A port given out once is not given out again: its host may be down just now, and come back.</summary>
    private static readonly ConcurrentDictionary<int, bool> Given = [];

    public static int Find()
    {
        // Below the ports that Linux gives to outgoing connections: those of a load test would take the port of a killed host.
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            if (IsFree(port) && Given.TryAdd(port, true))
                return port;
        }

        throw new InvalidOperationException("There is no free port between 20000 and 29999.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
