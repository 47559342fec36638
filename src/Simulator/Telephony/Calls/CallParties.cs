using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>Who is on the call.</summary>
/// <param name="Inbound">The person called the center, not the other way round.</param>
/// <param name="Phone">The person's phone.</param>
/// <param name="CenterNumber">Number of the call center, E.164.</param>
/// <param name="App">The app as a user of the resource.</param>
/// <param name="DisplayName">sourceDisplayName of an outbound call.</param>
internal sealed record CallParties(bool Inbound, Identifier Phone, string CenterNumber, Identifier App, string? DisplayName = null)
{
    public Identifier Called => Inbound ? Identifier.Phone(CenterNumber) : Phone;
}
