namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>
/// How long a call's clock waits for sound that may be on its way. The app keeps up to 200 ms ahead of the listener; in a call that runs
/// ten times faster these are 20 ms of real time, and a pause of the machine that nobody would notice at real pace would be heard as a
/// gap. So when the sound runs dry, an accelerated call gives the app the real time that a call at real pace would have given it; and
/// where it breaks off in the middle of a sound, which no speech ends with, the time that a loaded machine needs to come back to it.
/// </summary>
/// <param name="time">Real time.</param>
/// <param name="speed">How many times faster than real time the call runs.</param>
internal sealed class Patience(TimeProvider time, double speed)
{
    /// <summary>A peak above this (-40 dBFS) in the last frame is a sound that broke off; speech ends in silence.</summary>
    private const int Loud = 328;

    /// <summary>Sound that an app is expected to keep ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than any pause of a machine that still serves its calls, and short of every time-out of a caller.</summary>
    private static readonly TimeSpan ForBrokenSound = TimeSpan.FromSeconds(3);

    private readonly TimeSpan longest = speed > 1 ? Ahead * (1 - (1 / speed)) : TimeSpan.Zero;
    private readonly TimeSpan longestWhenBroken = speed > 1 ? ForBrokenSound : TimeSpan.Zero;
    private TimeSpan granted;
    private long? drySince;

    /// <summary>The clock should wait.</summary>
    public bool Waits => drySince is { } since && time.GetElapsedTime(since) < granted;

    /// <summary>A frame was played.</summary>
    /// <param name="queuedBefore">Samples there were to play.</param>
    /// <param name="queuedAfter">Samples left.</param>
    /// <param name="played">The frame.</param>
    public void Played(int queuedBefore, int queuedAfter, ReadOnlySpan<short> played)
    {
        drySince = queuedAfter > 0 || queuedBefore == 0 ? null : time.GetTimestamp();
        granted = drySince is not null && played.ContainsAnyExceptInRange((short)-Loud, (short)Loud) ? longestWhenBroken : longest;
    }
}
