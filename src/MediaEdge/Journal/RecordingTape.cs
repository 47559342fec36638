using System.Threading.Channels;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Realtime;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Journal;

/// <summary>Writes the journal of a session while it happens.</summary>
internal sealed class RecordingTape : CallTape, IAsyncDisposable
{
    // A killed process loses no more than about so much of the call.
    private const int FramesBetweenFlushes = 50;

    private readonly JournalFile _file;
    private readonly TimeProvider _time;
    private readonly EventClock _clock;
    private readonly WatchedFlags _flags;
    private int _utterances;
    private int _looksForPieces;
    private int _looksAtFlags;
    private int _frames;
    private bool _handling;

    /// <summary>Begins the journal.</summary>
    /// <param name="file">Where it is written.</param>
    /// <param name="header">What the session begins with.</param>
    /// <param name="flags">The feature flags.</param>
    /// <param name="time">Clock.</param>
    public RecordingTape(JournalFile file, JournalHeader header, IOptionsMonitor<FeatureFlags> flags, TimeProvider time)
        : base(file)
    {
        (_file, _time) = (file, time);
        _clock = new EventClock { Now = header.BeganAt };
        _flags = new WatchedFlags(this, flags, header.Flags);
        Append(Writer.Begin(RecordKind.Header).Json(header));
    }

    /// <inheritdoc/>
    public override TimeProvider Clock => _clock;

    /// <inheritdoc/>
    public override IOptionsMonitor<FeatureFlags> Flags => _flags;

    /// <inheritdoc/>
    public override ChannelReader<SynthesisPiece> Pieces(ChannelReader<SynthesisPiece> synthesised) => new WatchedPieces(this, synthesised);

    /// <inheritdoc/>
    public override string Prompt(string chosen)
    {
        Append(Writer.Begin(RecordKind.Prompt).Rest(chosen));
        return chosen;
    }

    /// <inheritdoc/>
    public override void Said(Utterance utterance) => utterance.Number = _utterances++;

    /// <inheritdoc/>
    public override void Taking(in CallEvent happened)
    {
        var now = _time.GetUtcNow();
        var record = Writer.Begin(RecordKind.Event).Byte((byte)happened.Kind).Signed(now.Ticks - _clock.Now.Ticks).Signed(happened.Number);
        _clock.Now = now;
        (_looksForPieces, _looksAtFlags, _handling) = (0, 0, true);
        if (happened.Subject is RealtimeEvent told)
        {
            Append(record.Realtime(told).Rest(happened.Sound.AsSpan(0, happened.Length)));
            return;
        }

        if (happened.Sound is not null)
        {
            Append(record.Rest(happened.Sound.AsSpan(0, happened.Length)));
            return;
        }

        if (happened.Subject is { } subject)
        {
            if (!JournalSubjects.Know(subject))
            {
                _file.GiveUp("unknown");
                return;
            }

            record.Name(subject.GetType().Name).Json(subject);
        }

        Append(record);
    }

    /// <inheritdoc/>
    public override void Taken()
    {
        _handling = false;
        if (++_frames % FramesBetweenFlushes == 0)
            _file.Flush();
    }

    /// <summary>The session ends; what it still has to tell follows.</summary>
    public void Ending(StreamEnd reason)
    {
        if (_handling)
            Append(Writer.Begin(RecordKind.Broken));
        Append(Writer.Begin(RecordKind.End).Byte((byte)reason));
    }

    /// <summary>The session has told everything: the journal is whole.</summary>
    public void Close()
    {
        Append(Writer.Begin(RecordKind.Whole));
        _file.Close();
    }

    /// <summary>Ends when the journal is in the file.</summary>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private void Found(in SynthesisPiece piece)
    {
        var record = Writer.Begin(RecordKind.Piece).Number((ulong)_looksForPieces).Number((ulong)piece.Utterance.Number).Byte((byte)piece.Kind);
        if (piece.Kind == SynthesisPieceKind.Sound)
            record.Rest(piece.Sound.AsSpan(0, piece.Length));
        else if (piece.Kind == SynthesisPieceKind.Resumption)
            record.Number((ulong)piece.Length).Number((ulong)piece.TextStart);
        else if (piece.Kind == SynthesisPieceKind.Word)
            record.Time(piece.Word.Offset).Time(piece.Word.Duration).Rest(piece.Word.Text);
        Append(record);
    }

    private sealed class WatchedPieces(RecordingTape tape, ChannelReader<SynthesisPiece> synthesised) : ChannelReader<SynthesisPiece>
    {
        public override bool TryRead(out SynthesisPiece piece)
        {
            var found = synthesised.TryRead(out piece);
            if (found)
                tape.Found(piece);
            tape._looksForPieces++;
            return found;
        }

        public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => synthesised.WaitToReadAsync(cancellationToken);
    }

    private sealed class WatchedFlags(RecordingTape tape, IOptionsMonitor<FeatureFlags> flags, FeatureFlags known) : IOptionsMonitor<FeatureFlags>
    {
        private FeatureFlags _known = known;

        public FeatureFlags CurrentValue
        {
            get
            {
                var current = flags.CurrentValue;
                if (!ReferenceEquals(current, _known))
                    tape.Append(tape.Writer.Begin(RecordKind.Flags).Number((ulong)tape._looksAtFlags).Json(_known = current));
                tape._looksAtFlags++;
                return current;
            }
        }

        public FeatureFlags Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<FeatureFlags, string?> listener) => flags.OnChange(listener);
    }
}
