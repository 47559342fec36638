using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace CallCenter.MediaEdge.Tests.Speech;

/// <summary>
/// A recogniser for sound that carries its meaning in its loudness: a stretch whose peak is about 3,000 means what was written down under
/// 3,000, for the echo canceller leaves traces in it.
/// Ends a phrase after 300 ms of silence, like the real one.
/// </summary>
internal sealed class EchoingRecognizer(ConcurrentDictionary<short, string> words)
{
    private const long TicksPerSample = TimeSpan.TicksPerSecond / 16_000;
    private const int Segmentation = 4_800;
    private const short Quiet = 500;
    private const double Nearly = 0.15;

    /// <summary>What it was told before it listened, by connection and turn.</summary>
    public ConcurrentQueue<string> Contexts { get; } = new();

    public async Task LeadAsync(SpeechPeer peer)
    {
        var id = "";
        var (position, start, end, peak) = (0L, -1L, 0L, (short)0);
        while (await peer.ReadAsync() is { } message)
        {
            if (message.Has("speech.context"))
                Contexts.Enqueue(message.Text);
            if (message.Has("speech.context"))
                (id, position, start, peak) = (message.RequestId, 0, -1, 0);
            if (!message.Has("audio") || message.Headers.ContainsKey("Content-Type"))
                continue;
            foreach (var sample in MemoryMarshal.Cast<byte, short>(message.Body).ToArray())
            {
                position++;
                if (Math.Abs((int)sample) > Quiet)
                {
                    start = start < 0 ? position - 1 : start;
                    end = position;
                    peak = Math.Max(peak, sample);
                }
                else if (start >= 0 && position - end >= Segmentation)
                {
                    await SendAsync(peer, id, "speech.phrase", "DisplayText", Meaning(peak), start, end);
                    (start, peak) = (-1, 0);
                }
            }

            if (start >= 0)
                await SendAsync(peer, id, "speech.hypothesis", "Text", Meaning(peak), start, end);
        }
    }

    private string Meaning(short peak) =>
        words.Where(known => Math.Abs(known.Key - peak) < Nearly * known.Key)
            .OrderBy(known => Math.Abs(known.Key - peak))
            .Select(known => known.Value)
            .FirstOrDefault("");

    private static Task SendAsync(SpeechPeer peer, string id, string path, string field, string text, long from, long to)
    {
        var status = text.Length > 0 ? "Success" : "NoMatch";
        return text.Length == 0 && path.EndsWith("hypothesis", StringComparison.Ordinal)
            ? Task.CompletedTask
            : peer.SendAsync(id, path, $$"""{"RecognitionStatus":"{{status}}","{{field}}":"{{text}}","Offset":{{from * TicksPerSample}},"Duration":{{(to - from) * TicksPerSample}}}""");
    }
}
