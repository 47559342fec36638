namespace CallCenter.MediaEdge.Playout;

/// <summary>
/// A second of sound on its way to the caller: written by synthesis, sent ahead, heard with the clock of the call.
/// Frames are counted from the start of the call; heard ≤ sent ≤ written.
/// </summary>
/// <param name="frameBytes">Bytes of a frame.</param>
/// <param name="capacity">Frames it holds.</param>
internal sealed class FrameRing(int frameBytes, int capacity)
{
    private readonly byte[] _bytes = new byte[frameBytes * capacity];
    private int _partial;

    /// <summary>Whole frames written.</summary>
    public long Written { get; private set; }

    /// <summary>Bytes written, a frame that is only begun included.</summary>
    public long Position => (Written * frameBytes) + _partial;

    /// <summary>Frames given out for sending.</summary>
    public long Sent { get; private set; }

    /// <summary>Frames the caller has heard.</summary>
    public long Heard { get; private set; }

    /// <summary>Frames sent that the caller has not heard yet.</summary>
    public int Lead => (int)(Sent - Heard);

    /// <summary>Whether all that was written was heard.</summary>
    public bool IsDrained => Heard == Written && _partial == 0;

    /// <summary>Bytes that can be written now.</summary>
    public int Room => ((capacity - (int)(Written - Heard)) * frameBytes) - _partial;

    /// <summary>Writes sound, as much as there is room for.</summary>
    /// <returns>Bytes written.</returns>
    public int Write(ReadOnlySpan<byte> sound)
    {
        var total = 0;
        while (!sound.IsEmpty && Room > 0)
        {
            var frame = _bytes.AsSpan((int)(Written % capacity) * frameBytes, frameBytes);
            var part = Math.Min(sound.Length, frameBytes - _partial);
            sound[..part].CopyTo(frame[_partial..]);
            sound = sound[part..];
            (total, _partial) = (total + part, _partial + part);
            if (_partial == frameBytes)
                (Written, _partial) = (Written + 1, 0);
        }

        return total;
    }

    /// <summary>Fills a frame that is begun with silence.</summary>
    public void CompleteFrame()
    {
        if (_partial == 0)
            return;
        _bytes.AsSpan(((int)(Written % capacity) * frameBytes) + _partial, frameBytes - _partial).Clear();
        (Written, _partial) = (Written + 1, 0);
    }

    /// <summary>Takes back what was written behind a byte, as far as it was not given out for sending.</summary>
    public void TakeBack(long position)
    {
        var kept = Math.Clamp(position, Sent * frameBytes, Position);
        (Written, _partial) = (kept / frameBytes, (int)(kept % frameBytes));
    }

    /// <summary>Gives the next frame for sending; false where there is none. Valid until the caller has heard it.</summary>
    public bool TrySend(out ReadOnlyMemory<byte> frame)
    {
        if (Sent == Written)
        {
            frame = default;
            return false;
        }

        frame = _bytes.AsMemory((int)(Sent % capacity) * frameBytes, frameBytes);
        Sent++;
        return true;
    }

    /// <summary>20 ms have passed: the caller has heard another frame, if one was sent.</summary>
    /// <returns>The frame, until the next one is written; nothing where the caller heard silence.</returns>
    public ReadOnlySpan<byte> Tick()
    {
        if (Heard == Sent)
            return default;
        Heard++;
        return _bytes.AsSpan((int)((Heard - 1) % capacity) * frameBytes, frameBytes);
    }

    /// <summary>What was sent but not heard was thrown away by the telephone service and will have to be sent again.</summary>
    public void Rewind() => Sent = Heard;

    /// <summary>Throws away what was not heard.</summary>
    public void Clear() => (Written, Sent, _partial) = (Heard, Heard, 0);
}
