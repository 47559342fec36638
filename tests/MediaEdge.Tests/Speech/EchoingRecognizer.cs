using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace CallCenter.MediaEdge.Tests.Speech;

/// <summary>
/// A recogniser for sound that carries its meaning in its loudness: a stretch most of whose frames have a peak of about 3,000 means what was
/// written down under 3,000, for the echo canceller leaves traces in those during which the assistant is heard.
/// Ends a phrase after 300 ms of silence, like the real one.
/// </summary>
internal sealed class EchoingRecognizer(ConcurrentDictionary<short, string> words)
{
    private const long TicksPerSample = TimeSpan.TicksPerSecond / 16_000;
    private const int Segmentation = 4_800;
    private const int FrameSamples = 320;
    private const short Quiet = 500;
    private const double Nearly = 0.15;

    /// <summary>What it was told before it listened, by connection and turn.</summary>
    public ConcurrentQueue<string> Contexts { get; } = new();

    /// <summary>What is heard is told only once this has ended.</summary>
    public Task Holds { get; set; } = Task.CompletedTask;

    /// <summary>Asked before something is told; false where the connection was broken instead.</summary>
    public Func<SpeechPeer, bool> Tells { get; set; } = _ => true;

    public async Task LeadAsync(SpeechPeer peer)
    {
        var id = "";
        var (position, start, end) = (0L, -1L, 0L);
        var peaks = new List<short>();
        while (await peer.ReadAsync() is { } message)
        {
            if (message.Has("speech.context"))
                Contexts.Enqueue(message.Text);
            if (message.Has("speech.context"))
                (id, position, start) = (message.RequestId, 0, -1);
            if (!message.Has("audio") || message.Headers.ContainsKey("Content-Type"))
                continue;
            foreach (var sample in MemoryMarshal.Cast<byte, short>(message.Body).ToArray())
            {
                position++;
                if (Math.Abs((int)sample) > Quiet)
                {
                    if (start < 0)
                        peaks.Clear();
                    start = start < 0 ? position - 1 : start;
                    end = position;
                    Note(peaks, (int)((position - 1 - start) / FrameSamples), sample);
                }
                else if (start >= 0 && position - end >= Segmentation)
                {
                    await SendAsync(peer, id, "speech.phrase", "DisplayText", Meaning(peaks), start, end);
                    start = -1;
                }
            }

            if (start >= 0)
                await SendAsync(peer, id, "speech.hypothesis", "Text", Meaning(peaks), start, end);
        }
    }

    /// <summary>What is said in a sound that is all of one utterance.</summary>
    public string Hear(ReadOnlySpan<short> sound)
    {
        var peaks = new List<short>();
        for (var at = 0; at < sound.Length; at++)
            Note(peaks, at / FrameSamples, sound[at]);
        return Meaning([.. peaks.Where(peak => peak > Quiet)]);
    }

    private static void Note(List<short> peaks, int frame, short sample)
    {
        while (peaks.Count <= frame)
            peaks.Add(0);
        peaks[frame] = Math.Max(peaks[frame], sample);
    }

    private string Meaning(List<short> peaks)
    {
        var level = peaks.Order().ElementAtOrDefault(peaks.Count / 2);
        return words.Where(known => Math.Abs(known.Key - level) < Nearly * known.Key)
            .OrderBy(known => Math.Abs(known.Key - level))
            .Select(known => known.Value)
            .FirstOrDefault("");
    }

    private async Task SendAsync(SpeechPeer peer, string id, string path, string field, string text, long from, long to)
    {
        await Holds;
        if (text.Length == 0 && path.EndsWith("hypothesis", StringComparison.Ordinal))
            return;
        var status = text.Length > 0 ? "Success" : "NoMatch";
        if (Tells(peer))
            await peer.SendAsync(id, path, $$"""{"RecognitionStatus":"{{status}}","{{field}}":"{{text}}","Offset":{{from * TicksPerSample}},"Duration":{{(to - from) * TicksPerSample}}}""");
    }
}
