using System.Text.Json.Serialization;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>One call in the list of live calls.</summary>
internal sealed record CallOverview(
    [property: JsonPropertyName("call_connection_id")] string Id,
    [property: JsonPropertyName("direction")] string Direction,
    [property: JsonPropertyName("phone_number")] string PhoneNumber,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("speed")] double Speed)
{
    public static Task<CallOverview> OfAsync(Call call) => call.Loop.AskAsync(() => new CallOverview(
        call.Identity.Id,
        call.Parties.Inbound ? "inbound" : "outbound",
        call.Parties.Phone.PhoneNumber ?? call.Parties.Phone.RawId,
        call.State,
        call.Speed));
}
