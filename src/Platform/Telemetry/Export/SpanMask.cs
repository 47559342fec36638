using System.Diagnostics;
using OpenTelemetry;

namespace CallCenter.Platform.Telemetry.Export;

/// <summary>
/// Hides phone numbers in the texts of spans, whoever wrote them. Events of a span, which hold the texts of exceptions, cannot be changed any more:
/// a span that has a number there is not sent.
/// </summary>
internal sealed class SpanMask : BaseProcessor<Activity>
{
    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (PhoneNumberMask.Masked(data.DisplayName) is { } name)
            data.DisplayName = name;
        if (PhoneNumberMask.Masked(data.StatusDescription) is { } status)
            data.SetStatus(data.Status, status);
        List<KeyValuePair<string, string>>? masked = null;
        foreach (ref readonly var tag in data.EnumerateTagObjects())
        {
            if (PhoneNumberMask.MaskedValue(tag.Value) is { } value)
                (masked ??= []).Add(KeyValuePair.Create(tag.Key, value));
        }

        foreach (var (key, value) in masked ?? [])
            data.SetTag(key, value);
        foreach (var happened in data.Events)
        {
            if (happened.Tags.Any(tag => PhoneNumberMask.MaskedValue(tag.Value) is not null))
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
