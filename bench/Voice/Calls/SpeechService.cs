using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text;
using CallCenter.MediaEdge.Speech.Azure;
using CallCenter.MediaEdge.Streams;

namespace CallCenter.Voice.Calls;

/// <summary>
/// Synthesis that costs little: whatever the text, the same sound, in pieces of 100 ms as fast as the edge takes them, with the places of
/// words. The number of the request is written into its first samples, so that a phone can tell what it hears.
/// </summary>
internal sealed class SpeechService(IReadOnlyList<short> voice)
{
    /// <summary>Bytes of sound by which a request can be told, at its beginning.</summary>
    public const int MarkBytes = 8;

    private const uint Magic = 0x5a3c_a5c3;
    private const int PieceSamples = Sounds.Rate / 10;
    private const int PiecesPerWord = 4;

    private readonly byte[] _voice = MemoryMarshal.AsBytes([.. voice]).ToArray();
    private int _last;

    /// <summary>How long every utterance is.</summary>
    public TimeSpan Length { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Number of the latest request.</summary>
    public int Last => Volatile.Read(ref _last);

    /// <summary>All requests by number.</summary>
    public ConcurrentDictionary<int, SpeechRequest> Requests { get; } = new();

    /// <summary>The number of the request whose sound begins here; 0 where none does.</summary>
    public static int RequestOf(ReadOnlySpan<byte> sound) =>
        BinaryPrimitives.ReadUInt32LittleEndian(sound) == Magic ? BinaryPrimitives.ReadInt32LittleEndian(sound[4..]) : 0;

    /// <summary>Leads a connection.</summary>
    public async Task LeadAsync(WebSocket socket)
    {
        using var assembler = new MessageAssembler(socket, 1 << 20);
        using var gone = new CancellationTokenSource();
        var stop = new CancellationTokenSource();
        var speaking = Task.CompletedTask;
        while (await assembler.ReadAsync(CancellationToken.None) is { Fate: not MessageFate.Closed } message)
        {
            var (path, id) = Read(message);
            if (path is "ssml" or "synthesis.control")
            {
                await stop.CancelAsync();
                await speaking;
                stop.Dispose();
                stop = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
            }

            if (path is "ssml")
                speaking = SpeakAsync(socket, id, Begin(), stop.Token);
        }

        await gone.CancelAsync();
        await speaking;
        stop.Dispose();
    }

    private static (string Path, string Id) Read(AssembledMessage message)
    {
        var text = SpeechMessage.ReadText(message.Bytes.Span);
        return (Encoding.ASCII.GetString(text.Path), Encoding.ASCII.GetString(text.RequestId));
    }

    private int Begin()
    {
        var number = Interlocked.Increment(ref _last);
        Requests[number] = new SpeechRequest(Stopwatch.GetTimestamp());
        return number;
    }

    private async Task SpeakAsync(WebSocket socket, string id, int number, CancellationToken stop)
    {
        var head = Encoding.ASCII.GetBytes($"X-RequestId:{id}\r\nContent-Type:audio/x-wav\r\nX-StreamId:AF0E1B2C3D4E4F50A1B2C3D4E5F60718\r\nPath:audio\r\n");
        var piece = new byte[2 + head.Length + (PieceSamples * 2)];
        BinaryPrimitives.WriteUInt16BigEndian(piece, (ushort)head.Length);
        head.CopyTo(piece, 2);
        var sound = piece.AsMemory(2 + head.Length);
        try
        {
            for (var at = 0; at < Length.TotalSeconds * 10 && !stop.IsCancellationRequested; at++)
            {
                _voice.AsSpan(at * PieceSamples * 2 % (_voice.Length - sound.Length), sound.Length).CopyTo(sound.Span);
                if (at == 0)
                    Mark(sound.Span, number);
                if (at % PiecesPerWord == 0)
                    await SendAsync(socket, id, "audio.metadata", WordAt(at));
                await socket.SendAsync(piece, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
                if (at == 0)
                    Requests[number].Answered = Stopwatch.GetTimestamp();
            }

            await SendAsync(socket, id, "turn.end", "{}");
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The edge is gone.
        }
    }

    private static void Mark(Span<byte> sound, int number)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(sound, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(sound[4..], number);
    }

    private static string WordAt(int piece) =>
        $$$$"""{"Metadata":[{"Type":"WordBoundary","Data":{"Offset":{{{{piece * 1_000_000L}}}},"Duration":3500000,"text":{"Text":"word","Length":4,"BoundaryType":"WordBoundary"}}}]}""";

    private static Task SendAsync(WebSocket socket, string id, string path, string json) => socket.SendAsync(
        Encoding.UTF8.GetBytes($"X-RequestId:{id}\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n{json}"),
        WebSocketMessageType.Text,
        endOfMessage: true,
        CancellationToken.None);
}
