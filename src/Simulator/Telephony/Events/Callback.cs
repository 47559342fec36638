namespace CallCenter.Simulator.Telephony.Events;

/// <summary>One event on its way to the app.</summary>
/// <param name="To">Address of the app.</param>
/// <param name="Type">CloudEvents type, for the log.</param>
/// <param name="Body">JSON array with the one CloudEvent, UTF-8.</param>
internal sealed record Callback(Uri To, string Type, byte[] Body);
