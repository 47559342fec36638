namespace CallCenter.Simulator.Speech.Modem;

/// <summary>
/// Follows the clock tones of the code through a stream of audio and reports utterances and bytes.
/// 1. Audio of any rate is averaged down to 8 kHz and cut into blocks of 4 ms.
/// 2. Each block gives a reading; readings with one clock tone form a run; a new clock tone must hold for three readings before it ends the run,
///    so a flicker at an edge or at a lost frame splits nothing.
/// 3. A finished run is a byte. Sixty milliseconds without the code's tones end the utterance.
/// 4. Without a start marker (it was lost, or listening began late) two consecutive whole symbols open the utterance.
/// </summary>
internal sealed class SymbolTracker(int sampleRate, IModemListener listener)
{
    private const int StartLabel = 3;
    private const int EndLabel = 4;
    private const int SwitchAfterHops = 3;
    private const int ShortestHops = 4;
    private const int WholeHops = 12;
    private const int LostAfterHops = 15;

    private readonly int _factor = ModemCode.Supported(sampleRate) / ToneBank.SampleRate;
    private readonly float _scale = 1f / (32768f * (ModemCode.Supported(sampleRate) / ToneBank.SampleRate));
    private readonly ToneBank _tones = new();
    private readonly float[] _block = new float[ToneBank.Hop];
    private SymbolRun _run = new();
    private SymbolRun _next = new();
    private int _sum;
    private int _summed;
    private int _filled;
    private int _silentHops;
    private (byte Value, int Label, long Start, long End)? _unannounced;

    /// <summary>Samples taken so far.</summary>
    public long Position { get; private set; }

    /// <summary>Whether an utterance is being heard.</summary>
    public bool Open { get; private set; }

    /// <summary>Takes audio in pieces of any size.</summary>
    public void Push(ReadOnlySpan<short> pcm)
    {
        foreach (var sample in pcm)
        {
            Position++;
            _sum += sample;
            if (++_summed < _factor)
                continue;

            _block[_filled++] = _sum * _scale;
            _sum = 0;
            _summed = 0;
            if (_filled == ToneBank.Hop)
            {
                _filled = 0;
                Read();
            }
        }
    }

    private void Read()
    {
        var reading = _tones.Next(_block);
        var label = LabelOf(reading);
        if (label < 0)
        {
            if (++_silentHops == LostAfterHops)
                Lose();
            return;
        }

        _silentHops = 0;
        var middle = (Position / _factor) - (ToneBank.Window / 2) + (ToneBank.Hop / 2);
        if (label == _run.Label)
        {
            _run.Add(_tones, middle);
            _next.Clear();
            if (_run.Hops == ShortestHops)
                Announce(_run);
            return;
        }

        if (label != _next.Label)
            _next.Begin(label, middle);
        _next.Add(_tones, middle);
        if (_next.Hops >= SwitchAfterHops)
        {
            Finish(_run);
            (_run, _next) = (_next, _run);
            _next.Clear();
        }
    }

    private static int LabelOf(ToneReading reading) => reading switch
    {
        { Present: false } => -1,
        { Clock: < ModemCode.MarkerClock } => reading.Clock,
        { Value: ModemCode.StartMarker } => StartLabel,
        { Value: ModemCode.EndMarker } => EndLabel,
        _ => -1,
    };

    // Markers count as soon as they are certain, so that a listener knows of the beginning and the end without delay.
    private void Announce(SymbolRun run)
    {
        if (run.Label == StartLabel)
        {
            Close(run.Start, complete: false);
            Open = true;
            listener.Started(run.Start * _factor);
        }
        else if (run.Label == EndLabel)
        {
            Close(run.Start + (ModemCode.SymbolMilliseconds * ToneBank.SampleRate / 1000), complete: true);
        }
    }

    private void Finish(SymbolRun run)
    {
        if (run.Label is < 0 or StartLabel or EndLabel || run.Hops < ShortestHops)
            return;

        if (Open)
        {
            listener.Heard(run.Value, run.Start * _factor, run.End * _factor);
            return;
        }

        if (run.Hops < WholeHops)
        {
            _unannounced = null;
        }
        else if (_unannounced is { } first && (first.Label + 1) % 3 == run.Label)
        {
            _unannounced = null;
            Open = true;
            listener.Started(first.Start * _factor);
            listener.Heard(first.Value, first.Start * _factor, first.End * _factor);
            listener.Heard(run.Value, run.Start * _factor, run.End * _factor);
        }
        else
        {
            _unannounced = (run.Value, run.Label, run.Start, run.End);
        }
    }

    private void Lose()
    {
        Finish(_run);
        Close(Math.Max(_run.End, 0), complete: false);
        _run.Clear();
        _next.Clear();
        _unannounced = null;
    }

    private void Close(long position, bool complete)
    {
        if (!Open)
            return;

        Open = false;
        listener.Ended(position * _factor, complete);
    }
}
