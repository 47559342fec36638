namespace CallCenter.Simulator.Telephony;

/// <summary>A call that rings at a handset.</summary>
/// <param name="From">Number shown to the callee, E.164.</param>
/// <param name="To">Number that was dialled, E.164.</param>
internal sealed record RingingCall(string From, string To);
