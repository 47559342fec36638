using CallCenter.Simulator.Telephony.Events;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>Why a call is over.</summary>
/// <param name="Reason">For handsets, callers and people.</param>
/// <param name="Result">For the app.</param>
internal sealed record CallEnd(string Reason, ResultInformation Result)
{
    public static readonly CallEnd ByApp = new("the call center hung up", ResultInformation.EndedByApp);
    public static readonly CallEnd CanceledByApp = new("the call center gave up ringing", ResultInformation.CanceledByApp);
    public static readonly CallEnd ByCallee = new("the callee hung up", ResultInformation.EndedByCallee);
    public static readonly CallEnd ByCaller = new("the caller hung up", ResultInformation.EndedByCaller);
    public static readonly CallEnd Busy = new("busy", ResultInformation.Busy);
    public static readonly CallEnd Declined = new("declined", ResultInformation.Declined);
    public static readonly CallEnd NoAnswer = new("no answer", ResultInformation.NoAnswer);
    public static readonly CallEnd NoEndpoint = new("no such endpoint", ResultInformation.NoEndpoint);
    public static readonly CallEnd Transferred = new("transferred", ResultInformation.EndedByApp);
    public static readonly CallEnd NotDelivered = new("the call center could not be reached", ResultInformation.NoEndpoint);
    public static readonly CallEnd LineFailed = new("the line failed", ResultInformation.MediaLost);

    public static CallEnd Rejected(string reason) => new($"rejected ({reason})", ResultInformation.Declined);
}
