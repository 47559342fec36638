using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Speech.Modem;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Softphone;

/// <summary>One call of a browser: what is typed becomes sound on the line, what is heard becomes text on the page.</summary>
internal sealed class SoftphoneHandset(ChannelWriter<SoftphoneNotice> page) : IHandset
{
    private const int TicksBetweenPartials = 10;
    private static readonly TimeSpan PickUpAfter = TimeSpan.FromSeconds(2);

    // Filled by the page's socket, emptied by the call's loop.
    private readonly ConcurrentQueue<SoftphoneRequest> _requests = new();
    private IPhoneLine? _line;
    private ModemDecoder? _decoder;
    private Mouth? _mouth;
    private string _told = "";
    private int _ticks;

    /// <inheritdoc/>
    public double Speed => 1;

    /// <summary>The call is over.</summary>
    public bool Over { get; private set; }

    /// <summary>Does on the next tick what the page asks for.</summary>
    public void Do(SoftphoneRequest request) => _requests.Enqueue(request);

    /// <inheritdoc/>
    public RingAnswer Ring(RingingCall call)
    {
        page.TryWrite(SoftphoneNotice.Of(SoftphoneState.Ringing));
        return new RingAnswer(RingOutcome.PickUp, PickUpAfter);
    }

    /// <inheritdoc/>
    public void Connected(IPhoneLine line)
    {
        _line = line;
        _decoder = new ModemDecoder(line.SampleRate);
        _mouth = new Mouth(line.SampleRate);
        page.TryWrite(SoftphoneNotice.Of(SoftphoneState.Connected));
    }

    /// <inheritdoc/>
    public void Tick(ReadOnlySpan<short> heard, Span<short> said)
    {
        _decoder!.Push(heard);
        while (_decoder.TryTake(out var utterance))
            Tell(utterance.Text, final: true);
        if (++_ticks % TicksBetweenPartials == 0 && _decoder.Speaking && !string.Equals(_decoder.Text, _told, StringComparison.Ordinal))
            Tell(_decoder.Text, final: false);
        while (_requests.TryDequeue(out var request))
            Act(request);
        _mouth!.Fill(said);
    }

    /// <inheritdoc/>
    public void Ended(string reason)
    {
        Over = true;
        page.TryWrite(SoftphoneNotice.Of(SoftphoneState.Ended, reason));
    }

    private void Act(SoftphoneRequest request)
    {
        switch (request)
        {
            case { Type: SoftphoneRequestType.Say, Text: { } text }:
                _mouth!.Say(text);
                break;
            case { Type: SoftphoneRequestType.Press, Key: { Length: 1 } key }:
                _line!.Press(key[0]);
                break;
            case { Type: SoftphoneRequestType.HangUp }:
                _line!.HangUp();
                break;
        }
    }

    private void Tell(string text, bool final)
    {
        _told = text;
        if (text.Length > 0)
            page.TryWrite(new SoftphoneNotice { Type = SoftphoneNoticeType.Heard, Utterance = _decoder!.Utterance, Text = text, Final = final });
    }
}
