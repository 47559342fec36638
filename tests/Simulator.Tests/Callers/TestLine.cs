using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Speech.Modem;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Tests.Callers;

/// <summary>A line with a scripted bot at its other end, ticked as fast as the machine can.</summary>
internal sealed class TestLine : IPhoneLine
{
    private const int Rate = 16000;
    private const int FrameLength = Rate / 50;
    private readonly IHandset _handset;
    private readonly ModemDecoder _decoder = new(Rate);
    private readonly short[] _heard = new short[FrameLength];
    private readonly short[] _said = new short[FrameLength];
    private readonly Mouth _bot = new(Rate);

    public TestLine(IHandset handset)
    {
        _handset = handset;
        _handset.Connected(this);
    }

    public string OwnNumber => "+33612345678";

    public string OtherNumber => "+14255550199";

    public int SampleRate => Rate;

    public TimeSpan Elapsed { get; private set; }

    /// <summary>What the handset said: utterances with the call time of their beginning.</summary>
    public List<(string Text, TimeSpan Start)> Said { get; } = [];

    public string Keys { get; private set; } = "";

    public bool HungUp { get; private set; }

    public double LoudestSample { get; private set; }

    public bool BotIsSpeaking => _bot.Busy;

    public void Press(char key) => Keys += key;

    public void HangUp() => HungUp = true;

    /// <summary>The bot speaks, without waiting for the end.</summary>
    public TestLine BotSays(string text)
    {
        _bot.Say(text);
        return this;
    }

    public TestLine BotPauses(int milliseconds)
    {
        _bot.Pause(TimeSpan.FromMilliseconds(milliseconds));
        return this;
    }

    /// <summary>The bot stops in mid-word.</summary>
    public void BotStops() => _bot.Begin();

    /// <summary>Call time passes; ends early when the handset hangs up.</summary>
    public TestLine Run(double seconds)
    {
        for (var ticks = (int)Math.Round(seconds * 50); ticks > 0 && !HungUp; ticks--)
            Tick();
        return this;
    }

    /// <summary>Runs until the bot is done, and then for <paramref name="seconds"/>.</summary>
    public TestLine RunAfterBot(double seconds)
    {
        while (BotIsSpeaking && !HungUp)
            Tick();
        return Run(seconds);
    }

    public TestLine RunUntil(Func<bool> condition)
    {
        while (!condition())
        {
            Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(30));
            Tick();
        }

        return this;
    }

    public void End(string reason = "over") => _handset.Ended(reason);

    private void Tick()
    {
        _heard.AsSpan().Clear();
        _said.AsSpan().Clear();
        _bot.Fill(_heard);
        _handset.Tick(_heard, _said);
        Elapsed += Clock.Tick;
        LoudestSample = Math.Max(LoudestSample, _said.Max(sample => Math.Abs((int)sample)));
        _decoder.Push(_said);
        while (_decoder.TryTake(out var utterance))
            Said.Add((utterance.Text, TimeSpan.FromSeconds((double)utterance.Start / Rate)));
    }
}
