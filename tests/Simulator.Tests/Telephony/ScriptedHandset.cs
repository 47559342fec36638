using CallCenter.Simulator.Speech.Modem;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Tests.Telephony;

/// <summary>Somebody who does what the script says at given call times, and remembers what they heard.</summary>
internal sealed class ScriptedHandset : IHandset
{
    private readonly List<(TimeSpan At, Action<ScriptedHandset> Do)> _script = [];
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _heard = [];
    private readonly Dictionary<string, Action<ScriptedHandset>> _reactions = new(StringComparer.Ordinal);
    private readonly Queue<short> _mouth = new();
    private ModemDecoder? _ear;

    public double Speed { get; init; } = 10;

    public RingAnswer Answer { get; init; } = new(RingOutcome.PickUp, TimeSpan.FromMilliseconds(200));

    public RingingCall? Rang { get; private set; }

    public IPhoneLine? Line { get; private set; }

    /// <summary>Ticks of 20 ms so far.</summary>
    public int Ticks { get; private set; }

    /// <summary>Loudest sample heard so far.</summary>
    public int Peak { get; private set; }

    /// <summary>Ticks in which anything was heard.</summary>
    public int LoudTicks { get; private set; }

    /// <summary>Why the call ended.</summary>
    public Task<string> WhenEnded => _ended.Task;

    /// <summary>The utterances heard to their end.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_heard)
                return [.. _heard];
        }
    }

    public ScriptedHandset Says(string text, double at)
        => At(at, me => me.Say(text));

    public ScriptedHandset Presses(string keys, double at) => At(at, me => me.Press(keys));

    public ScriptedHandset HangsUp(double at) => At(at, me => me.Line!.HangUp());

    public ScriptedHandset Fails(double at) => At(at, _ => throw new InvalidOperationException("The receiver fell into the water."));

    /// <summary>Reacts whenever exactly this was heard.</summary>
    public ScriptedHandset Hears(string text, Action<ScriptedHandset> act)
    {
        _reactions[text] = act;
        return this;
    }

    public void Say(string text)
    {
        foreach (var sample in ModemEncoder.Encode(text, Line!.SampleRate))
            _mouth.Enqueue(sample);
    }

    public void Press(string keys)
    {
        foreach (var key in keys)
            Line!.Press(key);
    }

    public RingAnswer Ring(RingingCall call)
    {
        Rang = call;
        return Answer;
    }

    public void Connected(IPhoneLine line)
    {
        Line = line;
        _ear = new ModemDecoder(line.SampleRate);
    }

    public void Tick(ReadOnlySpan<short> heard, Span<short> said)
    {
        Listen(heard);
        foreach (var (_, act) in _script.Where(step => step.At == Line!.Elapsed).ToList())
            act(this);
        for (var i = 0; i < said.Length && _mouth.TryDequeue(out var sample); i++)
            said[i] = sample;
        Ticks++;
    }

    public void Ended(string reason) => _ended.TrySetResult(reason);

    private ScriptedHandset At(double at, Action<ScriptedHandset> act)
    {
        _script.Add((TimeSpan.FromMilliseconds(Math.Round(at * 50) * 20), act));
        return this;
    }

    private void Listen(ReadOnlySpan<short> heard)
    {
        if (heard.ContainsAnyExcept((short)0))
            LoudTicks++;
        foreach (var sample in heard)
            Peak = Math.Max(Peak, Math.Abs((int)sample));
        _ear!.Push(heard);
        while (_ear.TryTake(out var utterance))
        {
            lock (_heard)
                _heard.Add(utterance.Text);
            if (_reactions.TryGetValue(utterance.Text, out var react))
                react(this);
        }
    }
}
