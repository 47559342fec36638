namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>What a call is doing; called from the call's loop only.</summary>
internal interface ICallPhase
{
    /// <summary>callConnectionState on the wire.</summary>
    string State { get; }

    double Speed { get; }

    bool MustWait { get; }

    /// <summary>20 ms of call time.</summary>
    void Tick();

    /// <summary>The call is over: tell the app and the handsets.</summary>
    void End(CallEnd end);
}
