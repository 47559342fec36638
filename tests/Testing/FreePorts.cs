using System.Net;
using System.Net.Sockets;

namespace CallCenter.Testing;

/// <summary>Finds ports that nobody listens on.</summary>
public static class FreePorts
{
    // Below the range that the system takes the near ends of connections from, so that no connection gets one of them meanwhile.
    private const int First = 20_000;
    private const int Beyond = 32_000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    /// <summary>The first of two neighbouring free ports: the product takes one, its simulator the next.</summary>
    public static int Pair() => Next(2);

    /// <summary>
    /// One for a server that may be stopped and started again. It is below the range that the system takes the near ends of connections
    /// from: a client that tries the port of a stopped server could be given that very port for its own end, and so be connected to itself.
    /// </summary>
    public static int ForServer() => Next(1);

    // Never the same twice: whoever was given one may not have bound it yet.
    private static int Next(int count)
    {
        lock (Gate)
        {
            while (true)
            {
                var port = Random.Shared.Next(First, Beyond);
                var wanted = Enumerable.Range(port, count).ToList();
                if (Given.Overlaps(wanted) || !wanted.TrueForAll(IsFree))
                    continue;
                Given.UnionWith(wanted);
                return port;
            }
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
