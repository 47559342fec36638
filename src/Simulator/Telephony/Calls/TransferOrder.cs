using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>What the app asked for: hand a person over.</summary>
/// <param name="Target">To whom.</param>
/// <param name="Transferee">Who is handed over; null means the person on the phone.</param>
/// <param name="CallerId">Number shown to the target; null means the number of the call center.</param>
/// <param name="Operation">Context and address of the outcome.</param>
internal sealed record TransferOrder(Identifier Target, Identifier? Transferee, string? CallerId, Operation Operation);
