using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Calls;

/// <summary>
/// Why a call ended, told from the telephone service's result: a SIP-like code and a detail code, of which 560000 and 540000 plus a
/// SIP code come from the telephone network (learn.microsoft.com, "Troubleshooting call end response codes").
/// </summary>
internal static class Ending
{
    private const int OutboundPstn = 560_000;
    private const int InboundPstn = 540_000;
    private const int MediaPathLost = 410;

    public static CloseReason Reason(CallState call, AcsResult result) =>
        call.ConnectedAt is null ? WithoutAnswer(call.Direction, Sip(result)) : AfterTalking(Sip(result));

    private static CloseReason WithoutAnswer(CallDirection direction, int sip) => sip switch
    {
        // 486 busy here, 600 busy everywhere; 603 declined; 408 and 480 nobody there; 487 given up by whoever was calling.
        486 or 600 => CloseReason.Busy,
        603 => CloseReason.Declined,
        408 or 480 => CloseReason.NoAnswer,
        487 => direction == CallDirection.Outbound ? CloseReason.NoAnswer : CloseReason.CallerHungUp,
        0 or 200 when direction == CallDirection.Inbound => CloseReason.CallerHungUp,
        _ => CloseReason.Failed,
    };

    private static CloseReason AfterTalking(int sip) =>
        sip is MediaPathLost or (>= 500 and < 600) ? CloseReason.Failed : CloseReason.CallerHungUp;

    private static int Sip(AcsResult result) => result.SubCode switch
    {
        >= OutboundPstn and < OutboundPstn + 1_000 => result.SubCode - OutboundPstn,
        >= InboundPstn and < InboundPstn + 1_000 => result.SubCode - InboundPstn,
        _ => result.Code,
    };
}
