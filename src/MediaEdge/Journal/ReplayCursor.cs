using CallCenter.Audio;

namespace CallCenter.MediaEdge.Journal;

/// <summary>Goes through a journal while the call happens again, and compares what comes of it with what came of it then.</summary>
internal sealed class ReplayCursor : IRecordSink
{
    private readonly JournalReader _reader;
    private readonly Action<TraceLine>? _trace;
    private JournalRecord _next;
    private long _frames;

    /// <summary>Begins behind the header.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="trace">Told of everything as it comes by; null for nobody.</param>
    public ReplayCursor(JournalReader reader, Action<TraceLine>? trace)
    {
        (_reader, _trace) = (reader, trace);
        HasNext = reader.TryRead(out _next);
    }

    /// <summary>Time of the call: its frames so far.</summary>
    public TimeSpan Now => TimeSpan.FromMilliseconds(_frames * PcmFormat.FrameMilliseconds);

    /// <summary>Records taken so far.</summary>
    public long Records { get; private set; }

    /// <summary>Whether the journal goes on.</summary>
    public bool HasNext { get; private set; }

    /// <summary>The next record, where there is one.</summary>
    public JournalRecord Next => _next;

    /// <summary>The first difference; null while there is none.</summary>
    public ReplayDifference? Difference { get; private set; }

    // A journal that breaks off cannot contradict.
    private bool GoesOn => HasNext && _next.Kind != RecordKind.Gap;

    /// <summary>Whether the next record is of this kind.</summary>
    public bool NextIs(RecordKind kind) => HasNext && _next.Kind == kind;

    /// <summary>Takes the next record.</summary>
    public JournalRecord Take()
    {
        var taken = _next;
        Records++;
        if (RecordText.IsFrame(taken))
            _frames++;
        if (_trace is not null && RecordText.Traced(taken) is { } told)
            _trace(new TraceLine(Now, told.What, told.Words));
        HasNext = _reader.TryRead(out _next);
        return taken;
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> record)
    {
        if (Difference is not null || !GoesOn)
            return;
        if (_next.Bytes.Span.SequenceEqual(record))
            Take();
        else
            Differ(RecordText.Of(new JournalRecord(record.ToArray())));
    }

    /// <summary>Notes that something else came than what the next record tells; only the first time counts.</summary>
    public void Differ(Happening came)
    {
        if (Difference is null && GoesOn)
            Difference = new ReplayDifference(Now, RecordText.Of(_next), came);
    }
}
