using System.Net.WebSockets;

namespace CallCenter.MediaEdge.Journal;

/// <summary>The place of the media socket while a call is run again: takes everything, and breaks where the real one broke.</summary>
internal sealed class ReplaySocket(ReplayCursor cursor) : WebSocket
{
    /// <inheritdoc/>
    public override WebSocketState State => WebSocketState.Open;

    /// <inheritdoc/>
    public override WebSocketCloseStatus? CloseStatus => null;

    /// <inheritdoc/>
    public override string? CloseStatusDescription => null;

    /// <inheritdoc/>
    public override string? SubProtocol => null;

    /// <inheritdoc/>
    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        cursor.NextIs(RecordKind.Broken) ? throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely) : ValueTask.CompletedTask;

    /// <inheritdoc/>
    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException("what came on the socket comes from the journal");

    /// <inheritdoc/>
    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override void Abort()
    {
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
