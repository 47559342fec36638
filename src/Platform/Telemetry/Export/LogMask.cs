using OpenTelemetry;
using OpenTelemetry.Logs;

namespace CallCenter.Platform.Telemetry.Export;

/// <summary>Hides phone numbers and e-mail addresses in log lines that are exported, in texts of exceptions too.</summary>
internal sealed class LogMask : BaseProcessor<LogRecord>
{
    /// <inheritdoc/>
    public override void OnEnd(LogRecord data)
    {
        if (PersonalDataMask.Masked(data.FormattedMessage) is { } message)
            data.FormattedMessage = message;
        if (data.Attributes is { } attributes && attributes.Any(attribute => PersonalDataMask.MaskedValue(attribute.Value) is not null))
            data.Attributes = [.. attributes.Select(attribute => KeyValuePair.Create(attribute.Key, PersonalDataMask.MaskedValue(attribute.Value) ?? attribute.Value))];
        if (PersonalDataMask.Masked(data.Exception?.ToString()) is { } exception)
        {
            data.Attributes = [.. data.Attributes ?? [], KeyValuePair.Create("exception.stacktrace", (object?)exception)];
            data.Exception = null;
        }
    }
}
