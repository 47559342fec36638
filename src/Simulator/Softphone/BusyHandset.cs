using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Softphone;

/// <summary>Answers a second call while the softphone is in one.</summary>
internal sealed class BusyHandset : IHandset
{
    /// <inheritdoc/>
    public double Speed => 1;

    /// <inheritdoc/>
    public RingAnswer Ring(RingingCall call) => new(RingOutcome.Busy, TimeSpan.Zero);

    /// <inheritdoc/>
    public void Connected(IPhoneLine line) => line.HangUp();

    /// <inheritdoc/>
    public void Tick(ReadOnlySpan<short> heard, Span<short> said)
    {
        // Never connected for longer than it takes to hang up.
    }

    /// <inheritdoc/>
    public void Ended(string reason)
    {
        // Nothing was begun.
    }
}
