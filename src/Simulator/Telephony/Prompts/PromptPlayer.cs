using CallCenter.Simulator.Telephony.Streaming;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>Plays samples frame by frame, once or over and over.</summary>
internal sealed class PromptPlayer(short[] samples, bool loop)
{
    private int position;

    /// <summary>Everything was heard.</summary>
    public bool Finished => position >= samples.Length && (!loop || samples.Length == 0);

    public void MixInto(Span<short> heard)
    {
        while (!heard.IsEmpty && !Finished)
        {
            if (position >= samples.Length)
                position = 0;
            var now = Math.Min(heard.Length, samples.Length - position);
            Mixer.Add(samples.AsSpan(position, now), heard);
            position += now;
            heard = heard[now..];
        }
    }
}
