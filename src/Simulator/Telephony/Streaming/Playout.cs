using System.Runtime.InteropServices;

namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>Sound of the app waiting to be heard, played at the pace of the call. Owned by the call's loop.</summary>
/// <param name="sampleRate">Samples per second of the call.</param>
internal sealed class Playout(int sampleRate)
{
    /// <summary>More than this is not queued: 10 minutes of sound.</summary>
    private readonly int mostSamples = sampleRate * 600;

    private readonly Queue<byte[]> pieces = new();
    private int offset;

    /// <summary>Samples still to be heard.</summary>
    public int Queued { get; private set; }

    /// <param name="audio">Signed 16-bit little-endian mono; an odd last byte is ignored.</param>
    public void Add(byte[] audio)
    {
        var samples = audio.Length / 2;
        if (Queued + samples > mostSamples)
            return;
        pieces.Enqueue(audio);
        Queued += samples;
    }

    public void Flush()
    {
        pieces.Clear();
        offset = 0;
        Queued = 0;
    }

    /// <summary>Adds what is due to <paramref name="heard"/>.</summary>
    public void MixInto(Span<short> heard)
    {
        while (!heard.IsEmpty && pieces.TryPeek(out var piece))
        {
            var rest = MemoryMarshal.Cast<byte, short>(piece)[offset..];
            var now = Math.Min(rest.Length, heard.Length);
            Mixer.Add(rest[..now], heard);
            heard = heard[now..];
            offset += now;
            Queued -= now;
            if (now < rest.Length)
                break;
            pieces.Dequeue();
            offset = 0;
        }
    }
}
