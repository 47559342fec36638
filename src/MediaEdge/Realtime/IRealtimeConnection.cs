namespace CallCenter.MediaEdge.Realtime;

/// <summary>One connection of a call to a realtime model; what the model tells goes to the owner of the call as events with the connection's number.</summary>
internal interface IRealtimeConnection : IAsyncDisposable
{
    /// <summary>Begins to connect.</summary>
    void Start();

    /// <summary>Sends a message after those before it.</summary>
    void Send(byte[] message);

    /// <summary>Sends a message with sound in a pooled buffer, which is returned.</summary>
    void SendFrame(byte[] buffer, int length);
}
