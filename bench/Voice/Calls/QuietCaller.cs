namespace CallCenter.Voice.Calls;

/// <summary>Somebody who listens, in a quiet room.</summary>
internal sealed class QuietCaller(Sounds sounds) : ICaller
{
    private int _frame;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next() => sounds.Room[_frame++ % sounds.Room.Count];

    /// <inheritdoc/>
    public void Hears(ReadOnlySpan<byte> message)
    {
    }
}
