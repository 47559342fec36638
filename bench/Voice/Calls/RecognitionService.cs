using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text;
using CallCenter.MediaEdge.Speech.Azure;
using CallCenter.MediaEdge.Streams;

namespace CallCenter.Voice.Calls;

/// <summary>Recognition that costs little: whatever is loud is the same sentence, with a partial result after each piece, and a final one after the silence that was asked for.</summary>
internal sealed class RecognitionService
{
    private const string Words = "I would like to report a broken window.";
    private const int BlockSamples = Sounds.Rate / 50;
    private const short Loud = 700;
    private const long TicksPerBlock = TimeSpan.TicksPerMillisecond * 20;

    /// <summary>Leads a connection.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="silence">Silence that ends a phrase.</param>
    public static async Task LeadAsync(WebSocket socket, TimeSpan silence)
    {
        using var assembler = new MessageAssembler(socket, 1 << 20);
        var (id, block, from, until) = ("", 0L, -1L, 0L);
        while (await assembler.ReadAsync(CancellationToken.None) is { Fate: not MessageFate.Closed } message)
        {
            if (message.Fate == MessageFate.Text)
            {
                var text = SpeechMessage.ReadText(message.Bytes.Span);
                if (text.Path.SequenceEqual("speech.context"u8))
                    (id, block, from) = (Encoding.ASCII.GetString(text.RequestId), 0, -1);
                continue;
            }

            var sound = SoundOf(message);
            for (var at = 0; at + (BlockSamples * 2) <= sound.Length; at += BlockSamples * 2, block++)
            {
                if (IsLoud(sound.Span.Slice(at, BlockSamples * 2)))
                    (from, until) = (from < 0 ? block : from, block + 1);
                if (from < 0 || (block + 1 - until) * TicksPerBlock < silence.Ticks)
                    continue;
                await SendAsync(socket, id, "speech.phrase", "DisplayText", from, until);
                from = -1;
            }

            if (from >= 0)
                await SendAsync(socket, id, "speech.hypothesis", "Text", from, until);
        }
    }

    // The header of a WAV file is no sound.
    private static ReadOnlyMemory<byte> SoundOf(AssembledMessage message)
    {
        var body = SpeechMessage.ReadBinary(message.Bytes.Span).Body;
        return body.StartsWith("RIFF"u8) ? default : message.Bytes[^body.Length..];
    }

    private static bool IsLoud(ReadOnlySpan<byte> block)
    {
        foreach (var sample in MemoryMarshal.Cast<byte, short>(block))
        {
            if (sample is > Loud or < -Loud)
                return true;
        }

        return false;
    }

    private static Task SendAsync(WebSocket socket, string id, string path, string field, long from, long until) => socket.SendAsync(
        Encoding.UTF8.GetBytes(
            $$"""
            X-RequestId:{{id}}{{"\r"}}
            Content-Type:application/json; charset=utf-8{{"\r"}}
            Path:{{path}}{{"\r"}}
            {{"\r"}}
            {"RecognitionStatus":"Success","{{field}}":"{{Words}}","Offset":{{from * TicksPerBlock}},"Duration":{{(until - from) * TicksPerBlock}}}
            """),
        WebSocketMessageType.Text,
        endOfMessage: true,
        CancellationToken.None);
}
