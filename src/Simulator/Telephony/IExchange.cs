namespace CallCenter.Simulator.Telephony;

/// <summary>The telephone exchange, as callers use it: places calls from a handset to the call center.</summary>
internal interface IExchange
{
    /// <summary>
    /// Dials the call center from <paramref name="from"/>: raises the Event Grid IncomingCall and, once answered, connects the handset.
    /// </summary>
    /// <returns>Completes when the call is over, with the reason.</returns>
    Task<string> DialAsync(IHandset handset, string from, CancellationToken cancellationToken);
}
