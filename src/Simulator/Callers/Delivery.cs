using CallCenter.Simulator.Scenarios;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Callers;

/// <summary>One turn of a person on the phone while it lasts: keys first, then noise and words, to the end or until they hang up in the middle.</summary>
internal sealed class Delivery
{
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(240);

    private readonly IPhoneLine _line;
    private readonly Mouth _mouth;
    private readonly Queue<char> _keys;
    private TimeSpan _nextKey;

    /// <summary>Begins it.</summary>
    /// <param name="reaction">What the person does.</param>
    /// <param name="line">Their telephone.</param>
    /// <param name="mouth">Their mouth.</param>
    /// <param name="random">Of all random choices.</param>
    /// <param name="now">Call time.</param>
    public Delivery(Reaction reaction, IPhoneLine line, Mouth mouth, Random random, TimeSpan now)
    {
        (Reaction, From, _line, _mouth, _nextKey) = (reaction, now - Clock.Tick, line, mouth, now);
        _keys = new Queue<char>(reaction.Press ?? "");
        mouth.Begin();
        if (reaction.Noise > TimeSpan.Zero)
            mouth.Rustle(reaction.Noise, random);
        var words = reaction.Gibberish > 0 ? Gibberish.Words(reaction.Gibberish, random) : reaction.Say ?? "";
        foreach (var piece in SpokenText.Pieces(words))
        {
            if (piece.Text is { } text)
                mouth.Say(text);
            else
                mouth.Pause(piece.Pause);
        }

        Words = SpokenText.Words(words);
    }

    /// <summary>What the person does.</summary>
    public Reaction Reaction { get; }

    /// <summary>What they say, in plain words.</summary>
    public string Words { get; }

    /// <summary>Call time at which it began.</summary>
    public TimeSpan From { get; }

    /// <summary>Whether there is more to be heard.</summary>
    public bool IsSounding => _mouth.Busy;

    /// <summary>Whether they hang up now that it does not go on.</summary>
    public bool HangsUp => Reaction.HangUp || HangsUpInTheMiddle;

    private bool HangsUpInTheMiddle => Reaction.HangUpAfterSpeech is { } limit && _mouth.Sounded >= limit;

    /// <summary>Does what comes in one tick.</summary>
    /// <param name="now">Call time.</param>
    /// <param name="said">What is said in it.</param>
    /// <returns>False once there is nothing more to do.</returns>
    public bool GoesOn(TimeSpan now, Span<short> said)
    {
        if (PressesKeys(now))
            return true;
        _mouth.Fill(said);
        return !HangsUpInTheMiddle && _mouth.Busy;
    }

    // Until the last key was pressed and let go of.
    private bool PressesKeys(TimeSpan now)
    {
        if (now < _nextKey)
            return true;
        if (!_keys.TryDequeue(out var key))
            return false;
        _line.Press(key);
        _nextKey = now + BetweenKeys;
        return true;
    }
}
