namespace CallCenter.Audio.Echo;

/// <summary>Finds how late an echo comes back, to a hop: where <see cref="PhaseAgreement"/> stays for a while.</summary>
internal sealed class DelayEstimator(SentPhases sent)
{
    private const float LeastAgreement = 0.04f;
    private const int FramesToBelieve = 6;

    private readonly PhaseAgreement _heard = new(sent);
    private int _candidate = -1;
    private int _agreed;

    /// <summary>Delay of the echo in hops; -1 while none was found.</summary>
    public int Delay { get; private set; } = -1;

    /// <summary>Takes the spectrum of the last block heard, at most once a hop, and looks for the echo in it.</summary>
    public void Heard(ReadOnlySpan<float> spectrum)
    {
        _heard.Add(spectrum);
        if (_heard.Agreement < LeastAgreement)
        {
            _agreed = 0;
            return;
        }

        _agreed = Math.Abs(_heard.Delay - _candidate) <= 1 ? _agreed + 1 : 0;
        _candidate = _heard.Delay;
        if (_agreed >= FramesToBelieve)
            Delay = _candidate;
    }
}
