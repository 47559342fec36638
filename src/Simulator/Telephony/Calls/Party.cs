namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>One handset on a call and the line it holds.</summary>
internal sealed class Party(IHandset handset, string ownNumber, string otherNumber) : IPhoneLine
{
    private readonly Queue<char> keys = new();
    private short[] heard = [];
    private short[] said = [];
    private long frames;

    public string OwnNumber => ownNumber;

    public string OtherNumber => otherNumber;

    public int SampleRate { get; private set; }

    public TimeSpan Elapsed => frames * CallClock.Frame;

    public double Speed => handset.Speed;

    /// <summary>The receiver was put down.</summary>
    public bool HungUp { get; private set; }

    /// <summary>What the handset is going to hear in the next <see cref="Tick"/>.</summary>
    public Span<short> Heard => heard;

    /// <summary>What it said in the last <see cref="Tick"/>.</summary>
    public ReadOnlySpan<short> Said => said;

    public RingAnswer Ring() => handset.Ring(new RingingCall(otherNumber, ownNumber));

    public void Connect(int sampleRate)
    {
        SampleRate = sampleRate;
        heard = new short[sampleRate / 50];
        said = new short[sampleRate / 50];
        handset.Connected(this);
    }

    public void Tick()
    {
        said.AsSpan().Clear();
        handset.Tick(heard, said);
        frames++;
    }

    /// <summary>The keys pressed since they were last asked for.</summary>
    public bool TryTakeKey(out char key) => keys.TryDequeue(out key);

    public void End(string reason) => handset.Ended(reason);

    public void Press(char key)
    {
        if (!Rest.Tones.IsKey(key))
            throw new ArgumentOutOfRangeException(nameof(key), "A phone has the keys 0-9 * # A-D.");
        keys.Enqueue(char.ToUpperInvariant(key));
    }

    public void HangUp() => HungUp = true;
}
