using System.Globalization;
using CallCenter.Platform.Effects;
using CallCenter.Platform.Messaging;

namespace CallCenter.CallSaga.Control;

/// <summary>
/// Lets the service recognise a repeated request, so that a retry, even one after a crash, has no second effect: equal for equal
/// steps of a call (OASIS Repeatable Requests 1.0). The request itself has to be equal as well.
/// </summary>
internal readonly record struct Repeatability(string RequestId, string FirstSent)
{
    public static Repeatability Of(Effect effect) => Of(effect.CallId, effect.Intent, effect.FirstIntendedAt);

    public static Repeatability Of(Guid callId, string step, DateTimeOffset firstSent) => new(
        StableId.From("acs", callId.ToString("N"), step).ToString(),
        firstSent.ToString("r", CultureInfo.InvariantCulture));
}
