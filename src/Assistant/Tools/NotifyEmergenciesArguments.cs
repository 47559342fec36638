namespace CallCenter.Assistant.Tools;

/// <summary>Report an emergency to the emergency services. Use it when life or health is in danger now. Say in the same message, before calling it, that you alert them.</summary>
/// <param name="Reason">What happened, who is hurt and how badly.</param>
/// <param name="Location">Where, as exactly as known.</param>
/// <param name="Contact">Name and phone number of someone on the spot.</param>
/// <param name="Service">Which service is needed: police, fire brigade, ambulance.</param>
internal sealed record NotifyEmergenciesArguments(string Reason, string Location, string Contact, string Service);
