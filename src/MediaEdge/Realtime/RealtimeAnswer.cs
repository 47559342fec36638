using System.Globalization;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>Where the answer of the model stands: whether one is wanted, asked for, under way; how many messages of the model it has taken.</summary>
internal sealed class RealtimeAnswer
{
    private const int Rounds = 3;
    private const int Attempts = 2;
    private static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromSeconds(1);

    private bool _wanted;
    private bool _busy;
    private TimeSpan _notBefore;
    private int _round;
    private int _failures;
    private int _asks;
    private bool _asked;

    private string AskId => string.Create(CultureInfo.InvariantCulture, $"ask-{_asks}");

    /// <summary>The message of the model that is being spoken; null while none is.</summary>
    public string? Current { get; private set; }

    /// <summary>Whether sound or words of the current message came.</summary>
    public bool HasSpoken { get; private set; }

    /// <summary>Whether tools may be called in the next message; the last one is for talking.</summary>
    public bool MayCallTools => _round < Rounds - 1;

    /// <summary>A turn of the caller is to be answered.</summary>
    /// <param name="byItself">Whether the model begins without being asked.</param>
    public void Begin(bool byItself) => (_wanted, _busy, _asked, _round, _failures, _notBefore) = (!byItself, byItself, false, 0, 0, default);

    /// <summary>Another message is wanted, with the results of tools.</summary>
    public void GoOn()
    {
        _round++;
        _wanted = true;
    }

    /// <summary>The model could not answer, and may be asked once more after a pause.</summary>
    /// <returns>False where it was asked often enough.</returns>
    public bool TryAgain(TimeSpan now)
    {
        if (++_failures >= Attempts)
            return false;
        (_wanted, _notBefore) = (true, now + PauseBeforeRetry);
        return true;
    }

    /// <summary>The model does not answer, because it was busy with another message when it was asked; it is asked again once that is over.</summary>
    /// <param name="askId">The ask that it is about; null where the model does not tell.</param>
    public void AskAgain(string? askId) => _wanted |= IsOpen(askId ?? AskId);

    /// <summary>The model does not answer, because something is wrong with the ask.</summary>
    /// <returns>False where that is not what is waited for.</returns>
    public bool Refused(string? askId)
    {
        if (!IsOpen(askId))
            return false;
        _busy = false;
        return true;
    }

    /// <summary>Whether the model is to be asked now; from then on it is busy.</summary>
    /// <param name="now">Call time.</param>
    /// <param name="askId">Id of the ask.</param>
    public bool TryAsk(TimeSpan now, out string askId)
    {
        var asks = _wanted && !_busy && now >= _notBefore;
        if (asks)
            (_wanted, _busy, _asked, _asks) = (false, true, true, _asks + 1);
        askId = AskId;
        return asks;
    }

    /// <summary>The model begins a message.</summary>
    public void Started(string responseId) => (Current, HasSpoken, _busy) = (responseId, false, true);

    /// <summary>Something of it can be heard or read.</summary>
    /// <returns>Whether that is the first of it.</returns>
    public bool Spoke()
    {
        var isFirst = !HasSpoken;
        HasSpoken = true;
        return isFirst;
    }

    /// <summary>The model is done with a message.</summary>
    /// <returns>Whether it is the one that was being spoken.</returns>
    public bool Ended(string? responseId)
    {
        var isCurrent = Current is not null && (responseId is null || string.Equals(responseId, Current, StringComparison.Ordinal));
        if (isCurrent || Current is null)
            _busy = false;
        if (isCurrent)
            Current = null;
        return isCurrent;
    }

    /// <summary>The answer is not wanted any more.</summary>
    /// <returns>Whether the model may be busy with it.</returns>
    public bool GiveUp()
    {
        var busy = _busy;
        (_wanted, _busy, _asked, Current) = (false, false, false, null);
        return busy;
    }

    // Nothing came of the latest ask yet.
    private bool IsOpen(string? askId) => _asked && _busy && Current is null && string.Equals(askId, AskId, StringComparison.Ordinal);
}
