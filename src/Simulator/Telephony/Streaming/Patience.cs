namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>
/// How long a call's clock waits for sound that may be on its way. The app keeps up to 200 ms ahead of the listener; in a call that runs
/// ten times faster these are 20 ms of real time, and a pause of the machine that nobody would notice at real pace would be heard as a
/// gap. So when the sound runs dry, an accelerated call gives the app the real time that a call at real pace would have given it.
/// </summary>
/// <param name="time">Real time.</param>
/// <param name="speed">How many times faster than real time the call runs.</param>
internal sealed class Patience(TimeProvider time, double speed)
{
    /// <summary>Sound that an app is expected to keep ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(200);

    private readonly TimeSpan longest = speed > 1 ? Ahead * (1 - (1 / speed)) : TimeSpan.Zero;
    private long? drySince;

    /// <summary>The clock should wait.</summary>
    public bool Waits => drySince is { } since && time.GetElapsedTime(since) < longest;

    /// <summary>A frame was played.</summary>
    /// <param name="queuedBefore">Samples there were to play.</param>
    /// <param name="queuedAfter">Samples left.</param>
    public void Played(int queuedBefore, int queuedAfter)
    {
        if (queuedAfter > 0 || queuedBefore == 0)
            drySince = null;
        else
            drySince = time.GetTimestamp();
    }
}
