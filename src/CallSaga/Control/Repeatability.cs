using System.Globalization;
using CallCenter.Platform.Messaging;

namespace CallCenter.CallSaga.Control;

/// <summary>
/// Lets the service recognise a repeated request, so that a retry, even one after a crash, has no second effect: equal for equal
/// steps of a call (OASIS Repeatable Requests 1.0).
/// </summary>
internal readonly record struct Repeatability(string RequestId, string FirstSent)
{
    public static Repeatability Of(Guid callId, string step, DateTimeOffset askedAt) => new(
        StableId.From("acs", callId.ToString("N"), step).ToString(),
        askedAt.ToString("r", CultureInfo.InvariantCulture));
}
