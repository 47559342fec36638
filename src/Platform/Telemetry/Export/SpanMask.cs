using System.Diagnostics;
using OpenTelemetry;

namespace CallCenter.Platform.Telemetry.Export;

/// <summary>Hides phone numbers and e-mail addresses in the texts of spans, whoever wrote them, and the texts of exceptions.</summary>
internal sealed class SpanMask : BaseProcessor<Activity>
{
    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (PersonalDataMask.Masked(data.DisplayName) is { } name)
            data.DisplayName = name;
        List<KeyValuePair<string, string>>? masked = null;
        foreach (ref readonly var tag in data.EnumerateTagObjects())
        {
            if (PersonalDataMask.MaskedValue(tag.Value) is { } value)
                (masked ??= []).Add(KeyValuePair.Create(tag.Key, value));
        }

        foreach (var (key, value) in masked ?? [])
            data.SetTag(key, value);
        ExceptionMask.Hide(data);
    }
}
