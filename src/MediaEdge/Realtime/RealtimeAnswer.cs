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
    private bool _isRefused;

    // What was given up before the model had begun it: it may begin it still.
    private bool _isOwed;

    // The message that was taken for that.
    private string? _strayId;

    private string AskId => string.Create(CultureInfo.InvariantCulture, $"ask-{_asks}");

    /// <summary>The message of the model that is being spoken; null while none is.</summary>
    public string? Current { get; private set; }

    /// <summary>Whether sound or words of the current message came.</summary>
    public bool HasSpoken { get; private set; }

    /// <summary>Whether tools may be called in the next message; the last one is for talking.</summary>
    public bool MayCallTools => _round < Rounds - 1;

    /// <summary>A turn of the caller is to be answered.</summary>
    /// <param name="byItself">Whether the model begins without being asked.</param>
    public void Begin(bool byItself)
    {
        (_wanted, _busy, _asked, _isRefused, _round, _failures, _notBefore) = (!byItself, byItself, false, false, 0, 0, default);
        _isOwed &= !byItself; // Where it begins by itself, nobody can tell the two apart, and it is the later turn that it mostly answers.
    }

    /// <summary>The turn is not to be answered: a message that the model begins before the next turn belongs to it.</summary>
    public void Refuse() => _isRefused = true;

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
    /// <param name="responseId">The message.</param>
    /// <param name="askId">The ask that it answers; null where the model began by itself, or does not tell.</param>
    /// <returns>False where it answers something that is not to be answered any more.</returns>
    public bool TryStart(string responseId, string? askId)
    {
        if (!IsAnswer(askId))
        {
            // A model that names no asks may have meant it for the latest one after all: that is asked again then.
            (_isOwed, _strayId) = (false, askId is null ? responseId : null);
            return false;
        }

        (Current, HasSpoken, _busy, _asked, _isOwed) = (responseId, false, true, false, false);
        return true;
    }

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
        if (_strayId is not null && string.Equals(responseId, _strayId, StringComparison.Ordinal))
        {
            _strayId = null;
            _wanted |= _asked;
        }

        if (isCurrent)
            Current = null;
        return isCurrent;
    }

    /// <summary>The answer is not wanted any more.</summary>
    /// <returns>Whether the model may be busy with it.</returns>
    public bool GiveUp()
    {
        var busy = _busy;
        _isOwed |= busy && Current is null;
        (_wanted, _busy, _asked, Current) = (false, false, false, null);
        return busy;
    }

    /// <summary>The model that was asked is gone.</summary>
    public void Forget()
    {
        GiveUp();
        (_isOwed, _strayId) = (false, null);
    }

    private bool IsAnswer(string? askId) => askId is null
        ? !_isRefused && !_isOwed
        : _asked && string.Equals(askId, AskId, StringComparison.Ordinal);

    // Nothing came of the latest ask yet.
    private bool IsOpen(string? askId) => _asked && _busy && string.Equals(askId, AskId, StringComparison.Ordinal);
}
