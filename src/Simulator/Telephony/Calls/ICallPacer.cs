namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>Wakes calls when their next frame is due.</summary>
internal interface ICallPacer
{
    /// <summary>Calls <see cref="CallLoop.Wake"/> once, at the timestamp or shortly after it.</summary>
    void WakeAt(CallLoop call, long timestamp);
}
