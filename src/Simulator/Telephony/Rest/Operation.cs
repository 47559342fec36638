namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>Where the events of one operation go and which context they carry.</summary>
/// <param name="Context">Echoed in the events; left out there when null.</param>
/// <param name="CallbackUri">Overrides the call's callback address for this operation.</param>
internal sealed record Operation(string? Context, Uri? CallbackUri)
{
    public static Operation Read(AcsBody body)
        => new(body.Text("operationContext"), body.Address("operationCallbackUri", "https"));
}
