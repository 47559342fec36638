using System.Globalization;
using CallCenter.Contracts.Calls;

namespace CallCenter.Local;

/// <summary>Writes one line for each call that ended, in the time of this machine.</summary>
internal sealed class CallLines(TextWriter output, TimeZoneInfo zone)
{
    private readonly TextWriter output = TextWriter.Synchronized(output);

    public void Write(CallClosed call) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{TimeZoneInfo.ConvertTime(call.ClosedAt, zone):HH:mm:ss}  call {call.CallId} with {call.PhoneNumber.Masked} ended after {call.Duration:m\\:ss} min: {Reason(call.Reason)}"));

    private static string Reason(CloseReason reason) => reason switch
    {
        CloseReason.AssistantHungUp => "done, the assistant hung up",
        CloseReason.CallerHungUp => "the caller hung up",
        CloseReason.SupervisorHungUp => "ended by a supervisor",
        CloseReason.Transferred => "handed to a human agent",
        CloseReason.Busy => "the line was busy",
        CloseReason.Declined => "declined",
        CloseReason.NoAnswer => "nobody picked up",
        CloseReason.Silence => "the caller stayed silent",
        CloseReason.MaximumDuration => "the longest duration was reached",
        _ => "failed",
    };
}
