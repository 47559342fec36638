namespace CallCenter.Simulator.Sms;

/// <summary>A text message to the call center, as people hand it to the simulator.</summary>
internal sealed record IncomingSms(string From, string Message);
