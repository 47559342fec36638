namespace CallCenter.MediaEdge.Pipeline;

/// <summary>One thing that happens to a call, handled by its owner in the order of arrival. A value, so that frames cost no allocation.</summary>
internal readonly record struct CallEvent
{
    /// <summary>What happens.</summary>
    public required CallEventKind Kind { get; init; }

    /// <summary>A number, see the kind.</summary>
    public int Number { get; init; }

    /// <summary>An object, see the kind.</summary>
    public object? Subject { get; init; }

    /// <summary>A pooled buffer with the sound of a frame.</summary>
    public byte[]? Sound { get; init; }

    /// <summary>Bytes of <see cref="Sound"/>.</summary>
    public int Length { get; init; }

    /// <summary>Timestamp at which the frame came off its socket; 0 for other kinds.</summary>
    public long ArrivedAt { get; init; }

    /// <summary>Returns the buffer to the pool.</summary>
    public void Release()
    {
        if (Sound is not null)
            SoundPool.Return(Sound);
    }
}
