using System.Buffers;
using System.Net.WebSockets;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace CallCenter.Simulator.Realtime;

/// <summary>A WebSocket with the events of the realtime protocol. Events are sent in the order in which they were given, from any task.</summary>
internal sealed class RealtimeSocket : IAsyncDisposable
{
    private const int LargestMessage = 16 << 20;

    // Nothing of it lands in HTML, and escaping every plus of the sound would only make it larger.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What the beta called otherwise.
    private static readonly Dictionary<string, string> BetaNames = new(StringComparer.Ordinal)
    {
        ["response.output_audio.delta"] = "response.audio.delta",
        ["response.output_audio.done"] = "response.audio.done",
        ["response.output_audio_transcript.delta"] = "response.audio_transcript.delta",
        ["response.output_audio_transcript.done"] = "response.audio_transcript.done",
        ["response.output_text.delta"] = "response.text.delta",
        ["response.output_text.done"] = "response.text.done",
        ["conversation.item.added"] = "conversation.item.created",
    };

    private readonly WebSocket _socket;
    private readonly bool _isBeta;
    private readonly ArrayBufferWriter<byte> _incoming = new(16 * 1024);
    private readonly Channel<byte[]> _outbox = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _sending;
    private int _events;

    public RealtimeSocket(WebSocket socket, bool isBeta)
    {
        (_socket, _isBeta) = (socket, isBeta);
        _sending = Task.Run(SendAllAsync);
    }

    /// <summary>Waits for the next event; null when the client has closed, an undefined element where it is no JSON object.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task<JsonElement?> ReceiveAsync(CancellationToken cancellationToken)
    {
        _incoming.ResetWrittenCount();
        while (true)
        {
            var received = await _socket.ReceiveAsync(_incoming.GetMemory(8 * 1024), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close || _incoming.WrittenCount > LargestMessage)
                return null;
            _incoming.Advance(received.Count);
            if (received.EndOfMessage)
                return Parse();
        }
    }

    /// <summary>Sends an event.</summary>
    public void Send(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        if (_isBeta && type is "conversation.item.done")
            return;
        var body = new JsonObject
        {
            ["type"] = _isBeta ? BetaNames.GetValueOrDefault(type, type) : type,
            ["event_id"] = $"event_{Interlocked.Increment(ref _events):x8}",
        };
        foreach (var (name, value) in fields)
            body[name] = value;
        _outbox.Writer.TryWrite(JsonSerializer.SerializeToUtf8Bytes(body, Plain));
    }

    /// <summary>Sends what is left, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _outbox.Writer.TryComplete();
        await _sending;
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // It broke while it was being closed, which comes to the same.
        }
    }

    private JsonElement Parse()
    {
        try
        {
            using var document = JsonDocument.Parse(_incoming.WrittenMemory);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private async Task SendAllAsync()
    {
        await foreach (var message in _outbox.Reader.ReadAllAsync())
        {
            try
            {
                await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }
            catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or InvalidOperationException)
            {
                return; // The client is gone.
            }
        }
    }
}
