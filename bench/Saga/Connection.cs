using MassTransit;

namespace CallCenter.Bench.Saga;

/// <summary>An observer that goes when it is disposed.</summary>
internal sealed class Connection(ConnectHandle handle) : IDisposable
{
    public void Dispose() => handle.Disconnect();
}
