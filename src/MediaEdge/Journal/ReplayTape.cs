using System.Threading.Channels;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Playout;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Journal;

/// <summary>Gives a call that is run again what was outside of its owner, from the journal and at the same moments.</summary>
internal sealed class ReplayTape : CallTape
{
    private readonly ReplayCursor _cursor;
    private readonly EventClock _clock;
    private readonly JournaledFlags _flags;
    private readonly List<Utterance> _utterances = [];
    private ulong _looksForPieces;
    private ulong _looksAtFlags;

    /// <summary>Begins as the session began.</summary>
    public ReplayTape(ReplayCursor cursor, JournalHeader header)
        : base(cursor)
    {
        _cursor = cursor;
        _clock = new EventClock { Now = header.BeganAt };
        _flags = new JournaledFlags(this, header.Flags);
    }

    /// <inheritdoc/>
    public override TimeProvider Clock => _clock;

    /// <inheritdoc/>
    public override IOptionsMonitor<FeatureFlags> Flags => _flags;

    /// <inheritdoc/>
    public override ChannelReader<SynthesisPiece> Pieces(ChannelReader<SynthesisPiece> synthesised) => new JournaledPieces(this);

    /// <inheritdoc/>
    public override string Prompt(string chosen)
    {
        if (_cursor.NextIs(RecordKind.Prompt))
            return _cursor.Take().Body.RestText;
        _cursor.Differ(new Happening("a fixed text is spoken", chosen));
        return chosen;
    }

    /// <inheritdoc/>
    public override void Said(Utterance utterance)
    {
        utterance.Number = _utterances.Count;
        _utterances.Add(utterance);
    }

    /// <inheritdoc/>
    public override void Taking(in CallEvent happened) => (_looksForPieces, _looksAtFlags) = (0, 0);

    /// <inheritdoc/>
    public override void Taken()
    {
    }

    /// <summary>Gives the next event, which the next record has to be, and sets the clock.</summary>
    /// <param name="sound">Room for the sound of a frame.</param>
    public CallEvent NextEvent(byte[] sound)
    {
        var body = _cursor.Take().Body;
        var kind = (CallEventKind)body.Byte();
        _clock.Now = _clock.Now.AddTicks(body.Signed());
        var number = (int)body.Signed();
        if (kind == CallEventKind.Frame)
        {
            if (body.Rest.Length > sound.Length)
                throw new JournalException("a frame is longer than frames are");
            body.Rest.CopyTo(sound);
            return new CallEvent { Kind = kind, Number = number, Sound = sound, Length = body.Rest.Length };
        }

        if (kind == CallEventKind.Realtime)
        {
            var told = body.Realtime();
            return new CallEvent { Kind = kind, Number = number, Subject = told, Sound = body.Rest.ToArray(), Length = body.Rest.Length };
        }

        var subject = body.Rest.IsEmpty ? null : body.Json(JournalSubjects.Named(body.Name()));
        return new CallEvent { Kind = kind, Number = number, Subject = subject };
    }

    private bool TryFind(out SynthesisPiece piece)
    {
        piece = default;
        var look = _looksForPieces++;
        if (!_cursor.NextIs(RecordKind.Piece))
            return false;
        var body = _cursor.Next.Body;
        if (body.Number() != look)
            return false;
        var utterance = body.Number();
        if (utterance >= (ulong)_utterances.Count)
            return false; // Nothing was said that it could belong to: the next comparison tells.
        _cursor.Take();
        piece = Read(_utterances[(int)utterance], (SynthesisPieceKind)body.Byte(), body);
        return true;
    }

    private static SynthesisPiece Read(Utterance utterance, SynthesisPieceKind kind, RecordBody body)
    {
        if (kind == SynthesisPieceKind.Word)
        {
            var (offset, duration) = (body.Time(), body.Time());
            return new SynthesisPiece { Kind = kind, Utterance = utterance, Word = new SpokenWord(body.RestText, offset, duration) };
        }

        if (kind == SynthesisPieceKind.Resumption)
        {
            var (kept, textStart) = ((int)body.Number(), (int)body.Number());
            return new SynthesisPiece { Kind = kind, Utterance = utterance, Length = kept, TextStart = textStart };
        }

        if (kind != SynthesisPieceKind.Sound)
            return new SynthesisPiece { Kind = kind, Utterance = utterance };
        var sound = SoundPool.Rent(body.Rest.Length);
        body.Rest.CopyTo(sound);
        return new SynthesisPiece { Kind = kind, Utterance = utterance, Sound = sound, Length = body.Rest.Length };
    }

    private sealed class JournaledPieces(ReplayTape tape) : ChannelReader<SynthesisPiece>
    {
        public override bool TryRead(out SynthesisPiece piece) => tape.TryFind(out piece);

        public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(false);
    }

    private sealed class JournaledFlags(ReplayTape tape, FeatureFlags current) : IOptionsMonitor<FeatureFlags>
    {
        private FeatureFlags _current = current;

        public FeatureFlags CurrentValue
        {
            get
            {
                var look = tape._looksAtFlags++;
                if (!tape._cursor.NextIs(RecordKind.Flags))
                    return _current;
                var body = tape._cursor.Next.Body;
                if (body.Number() == look)
                {
                    tape._cursor.Take();
                    _current = body.Json<FeatureFlags>();
                }

                return _current;
            }
        }

        public FeatureFlags Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<FeatureFlags, string?> listener) => null;
    }
}
