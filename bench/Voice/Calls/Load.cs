namespace CallCenter.Voice.Calls;

/// <summary>Phones that are connected to a measured process, and their clock.</summary>
internal sealed class Load : IDisposable
{
    // So many frames a second are as much as two processors can make and take without anything running late.
    private const double MostFrames = 15_000;
    private static readonly TimeSpan RealTime = TimeSpan.FromMilliseconds(20);

    private readonly List<Phone> _phones;
    private readonly PhoneClock _clock;
    private long _sentBefore;
    private long _heardBefore;

    private Load(List<Phone> phones, TimeSpan interval) => (_phones, Interval, _clock) = (phones, interval, new PhoneClock(phones, interval));

    /// <summary>From one frame of a phone to the next.</summary>
    public TimeSpan Interval { get; }

    /// <summary>Frames sent so far.</summary>
    public long Sent => _sentBefore + _phones.Sum(phone => phone.Sent);

    /// <summary>Frames heard so far.</summary>
    public long Heard => _heardBefore + _phones.Sum(phone => phone.Heard);

    /// <summary>Phones that were hung up on.</summary>
    public int Over => _phones.Count(phone => phone.IsOver);

    /// <summary>Connects a phone to each address. More than two processors can carry in real time have their time stretched.</summary>
    public static async Task<Load> ConnectAsync(IEnumerable<Uri> addresses, string bearer, Func<int, ICaller> caller, byte[] first)
    {
        var phones = new List<Phone>();
        foreach (var address in addresses)
            phones.Add(await Phone.ConnectAsync(address, bearer, caller(phones.Count), first));
        var needed = TimeSpan.FromSeconds(phones.Count / MostFrames);
        return new Load(phones, needed > RealTime ? needed : RealTime);
    }

    /// <summary>Ends a call, and has another one begin in its place.</summary>
    public async Task ReplaceAsync(int index, Uri address, string bearer, ICaller caller, byte[] first)
    {
        var former = _phones[index];
        former.HangUp();
        _phones[index] = await Phone.ConnectAsync(address, bearer, caller, first);
        _clock.Replace(index, _phones[index]);
        (_sentBefore, _heardBefore) = (_sentBefore + former.Sent, _heardBefore + former.Heard);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _clock.Dispose();
        foreach (var phone in _phones)
            phone.Dispose();
    }
}
