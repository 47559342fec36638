using System.Net;
using System.Net.Sockets;

namespace CallCenter.Testing;

/// <summary>Finds ports that nobody listens on.</summary>
public static class FreePorts
{
    /// <summary>The first of two neighbouring free ports: the product takes one, its simulator the next.</summary>
    public static int Pair()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            using var second = new TcpListener(IPAddress.Loopback, port + 1);
            try
            {
                second.Start();
                return port;
            }
            catch (Exception exception) when (exception is SocketException or ArgumentOutOfRangeException)
            {
                // The neighbour is taken; another pair is tried.
            }
        }

        throw new InvalidOperationException("no two neighbouring ports are free");
    }

    /// <summary>
    /// One for a server that may be stopped and started again. It is below the range that the system takes the near ends of connections
    /// from: a client that tries the port of a stopped server could be given that very port for its own end, and so be connected to itself.
    /// </summary>
    public static int ForServer()
    {
        while (true)
        {
            var port = Random.Shared.Next(20000, 32000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // In use; another then.
            }
        }
    }
}
