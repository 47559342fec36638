using System.Threading.Channels;
using CallCenter.Audio;

namespace CallCenter.MediaEdge.Playout;

/// <summary>
/// What the assistant is going to say, is saying and has just said, with a position: sound is given out for sending at most 200 ms ahead of
/// the clock of the call, so what was heard is what was sent minus that lead. Owned by the owner of the call.
/// </summary>
/// <param name="format">Shape of the sound.</param>
/// <param name="synthesised">What the synthesiser delivers, in the order in which utterances were queued.</param>
internal sealed class PlayoutQueue(PcmFormat format, ChannelReader<SynthesisPiece> synthesised) : IDisposable
{
    /// <summary>Frames that may be sent ahead: 200 ms.</summary>
    public const int LargestLead = 10;

    private const int FramesKept = 50;

    private readonly FrameRing _ring = new(format.BytesPerFrame, FramesKept);
    private readonly Queue<PlayoutItem> _waiting = new();
    private readonly Queue<PlayoutItem> _playing = new();
    private SynthesisPiece _ahead;
    private SynthesisPiece _piece;
    private int _pieceUsed;
    private Utterance? _writing;

    /// <summary>Whether nothing is being said and nothing waits.</summary>
    public bool IsIdle => _waiting.Count == 0 && _playing.Count == 0 && _ring.IsDrained;

    /// <summary>Whether the sound was stopped and waits to go on.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Whether an utterance is heard in part, and nothing of the rest is under way, though nobody stopped it.</summary>
    public bool IsDry => !IsHeld && _writing is { FirstFrame: >= 0 } utterance && _ring.Lead == 0 && _ring.Heard > utterance.FirstFrame;

    /// <summary>Sound sent that the caller has not heard yet, in frames.</summary>
    public int Lead => _ring.Lead;

    /// <summary>Frames sent so far.</summary>
    public long FramesSent => _ring.Sent;

    /// <summary>Puts something at the end.</summary>
    public void Enqueue(PlayoutItem item) => _waiting.Enqueue(item);

    /// <summary>20 ms of the call have passed.</summary>
    /// <returns>The frame that the caller has heard in them, until the next one is written; nothing where it was silence.</returns>
    public ReadOnlySpan<byte> Tick()
    {
        var heard = _ring.Tick();
        foreach (var item in _playing)
        {
            if (item is not Utterance utterance || !utterance.HeardUpTo(_ring.Heard))
                break;
        }

        return heard;
    }

    /// <summary>Gives the next frame that is due; false while none is.</summary>
    public bool TryNextFrame(out ReadOnlyMemory<byte> frame)
    {
        Fill();
        frame = default;
        if (IsHeld || _ring.Lead >= LargestLead || !_ring.TrySend(out frame))
            return false;
        foreach (var item in _playing)
            (item as Utterance)?.SentUpTo(_ring.Sent);
        return true;
    }

    /// <summary>Gives the next step whose time has come: everything before it was heard.</summary>
    public bool TryNextStep(out PlayoutStep? step)
    {
        Fill();
        step = null;
        while (_playing.TryPeek(out var item))
        {
            if (item is Utterance utterance && !utterance.HeardUpTo(_ring.Heard))
                return false;
            _playing.Dequeue();
            step = item as PlayoutStep;
            if (step is not null)
                return true;
        }

        return false;
    }

    /// <summary>Stops giving out frames and goes back to where the caller's ear is.</summary>
    /// <returns>Whether frames were on their way, which the telephone service has to throw away.</returns>
    public bool Hold()
    {
        var onTheWay = _ring.Lead > 0;
        IsHeld = true;
        _ring.Rewind();
        return onTheWay;
    }

    /// <summary>Goes on where it was stopped.</summary>
    public void Resume() => IsHeld = false;

    /// <summary>Drops what an interruption drops; the rest is said when the sound goes on.</summary>
    public void DropForBargeIn() => Drop(item => item.DropsOnBargeIn);

    /// <summary>Drops everything.</summary>
    public void DropAll() => Drop(_ => true);

    /// <inheritdoc/>
    public void Dispose()
    {
        DropAll();
        while (TryRead(out var piece))
            piece.Release();
    }

    private void Drop(Predicate<PlayoutItem> drops)
    {
        if (_playing.Any(item => drops(item)))
        {
            // Items that an interruption drops and others never share the ring, see MayEnter.
            foreach (var utterance in _playing.OfType<Utterance>())
                utterance.Cancel();
            _playing.Clear();
            _ring.Clear();
            if (_writing is not null)
                ReleasePiece();
            _writing = null;
        }

        for (var left = _waiting.Count; left > 0; left--)
        {
            var item = _waiting.Dequeue();
            if (!drops(item))
                _waiting.Enqueue(item);
            else if (item is Utterance utterance)
                utterance.Cancel();
        }

        SkipDropped();
    }

    // Moves sound from the synthesiser into the ring, as much as it takes.
    private void Fill()
    {
        while (_ring.Room > 0)
        {
            if (_writing is null && !BeginNext())
            {
                SkipDropped();
                return;
            }

            if (_writing is not null && !WriteOn(_writing))
                return;
        }
    }

    private bool BeginNext()
    {
        if (!_waiting.TryPeek(out var item) || !MayEnter(item))
            return false;
        _playing.Enqueue(_waiting.Dequeue());
        _writing = item as Utterance;
        _writing?.Begin(_ring.Written);
        return true;
    }

    private bool MayEnter(PlayoutItem item) =>
        !_playing.TryPeek(out var first) || first.DropsOnBargeIn == item.DropsOnBargeIn;

    private bool WriteOn(Utterance utterance)
    {
        if (_piece.Sound is null)
        {
            if (!TryRead(out var piece))
                return false;
            Take(utterance, piece);
            return true;
        }

        _pieceUsed += _ring.Write(_piece.Sound.AsSpan(_pieceUsed, _piece.Length - _pieceUsed));
        if (_pieceUsed == _piece.Length)
            ReleasePiece();
        return true;
    }

    private bool TryRead(out SynthesisPiece piece)
    {
        piece = _ahead;
        _ahead = default;
        return piece.Utterance is not null || synthesised.TryRead(out piece);
    }

    // Whoever synthesises waits without a limit for room. It must not wait for sound to be heard that nobody will.
    private void SkipDropped()
    {
        while (_ahead.Utterance is null or { IsCancelled: true })
        {
            _ahead.Release();
            if (!synthesised.TryRead(out _ahead))
                return;
        }
    }

    private void Take(Utterance utterance, SynthesisPiece piece)
    {
        if (!ReferenceEquals(piece.Utterance, utterance))
        {
            piece.Release(); // Of an utterance that was dropped.
            return;
        }

        switch (piece.Kind)
        {
            case SynthesisPieceKind.Sound:
                (_piece, _pieceUsed) = (piece, 0);
                break;
            case SynthesisPieceKind.Word:
                utterance.AddWord(piece.Word);
                break;
            case SynthesisPieceKind.Resumption:
                var start = utterance.FirstFrame * format.BytesPerFrame;
                _ring.TakeBack(start + piece.Length);
                utterance.Resume(piece.TextStart, TimeSpan.FromSeconds((double)(_ring.Position - start) / format.BytesPerSecond));
                break;
            default:
                _ring.CompleteFrame();
                utterance.Complete(_ring.Written, failed: piece.Kind == SynthesisPieceKind.Failure);
                _writing = null;
                break;
        }
    }

    private void ReleasePiece()
    {
        _piece.Release();
        _piece = default;
    }
}
