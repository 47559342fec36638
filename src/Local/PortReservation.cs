using System.Net;
using System.Net.Sockets;

namespace CallCenter.Local;

/// <summary>
/// A port that is ours from before anything is built until the server that it was reserved for takes it over: a port in use is
/// noticed first of all, and addresses are known before the parts that need one another's are configured.
/// </summary>
internal sealed class PortReservation : IDisposable
{
    private readonly Socket socket;
    private bool taken;

    private PortReservation(Socket socket)
    {
        this.socket = socket;
        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    public IPEndPoint EndPoint { get; }

    public Uri Url => new($"http://{EndPoint}");

    /// <summary>Reserves a port of this machine's loopback address; zero takes any free one.</summary>
    /// <exception cref="PortInUseException">Something else listens there.</exception>
    public static PortReservation Of(int port, string purpose)
    {
        var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            reserved.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return new PortReservation(reserved);
        }
        catch (SocketException error)
        {
            reserved.Dispose();
            throw new PortInUseException(
                error.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? $"Port {port} for {purpose} is in use; stop what listens there, or choose another with --port."
                    : $"Port {port} for {purpose} cannot be opened: {error.Message}. Choose another with --port.",
                error);
        }
    }

    /// <summary>Hands the socket to the server that listens on it and closes it from now on.</summary>
    public Socket Take()
    {
        taken = true;
        return socket;
    }

    public void Dispose()
    {
        if (!taken)
            socket.Dispose();
    }
}
