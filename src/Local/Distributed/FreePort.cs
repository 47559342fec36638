using System.Net;
using System.Net.Sockets;

namespace CallCenter.Local.Distributed;

/// <summary>Ports of this machine's loopback address that nobody listens on.</summary>
internal sealed class FreePort
{
    // Below the range that the system takes the near ends of connections from: a client that tries the port of a stopped process could
    // be given that very port for its own end, and so be connected to itself.
    private const int Lowest = 20_000;
    private const int End = 32_000;

    private readonly HashSet<int> given = [];

    /// <summary>One that was not given before.</summary>
    public int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, End);
            if (given.Contains(port) || !IsFree(port))
                continue;
            given.Add(port);
            return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
