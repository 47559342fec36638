
namespace CallCenter.MediaEdge.Playout;

/// <summary>What a synthesiser delivers, in order; whoever takes it returns its buffer.</summary>
internal readonly record struct SynthesisPiece
{
    /// <summary>What it is.</summary>
    public required SynthesisPieceKind Kind { get; init; }

    /// <summary>The utterance it belongs to.</summary>
    public required Utterance Utterance { get; init; }

    /// <summary>Pooled buffer with raw samples; null for other kinds.</summary>
    public byte[]? Sound { get; init; }

    /// <summary>Bytes of <see cref="Sound"/>; with a resumption, bytes of the utterance's sound that stay.</summary>
    public int Length { get; init; }

    /// <summary>Where in the text a resumption begins.</summary>
    public int TextStart { get; init; }

    /// <summary>The place of a word.</summary>
    public SpokenWord Word { get; init; }

    /// <summary>Returns the buffer to the pool.</summary>
    public void Release()
    {
        if (Sound is not null)
            SoundPool.Return(Sound);
    }
}
