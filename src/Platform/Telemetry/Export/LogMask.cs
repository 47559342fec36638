using OpenTelemetry;
using OpenTelemetry.Logs;

namespace CallCenter.Platform.Telemetry.Export;

/// <summary>Hides phone numbers in log lines that are exported, in texts of exceptions too.</summary>
internal sealed class LogMask : BaseProcessor<LogRecord>
{
    /// <inheritdoc/>
    public override void OnEnd(LogRecord data)
    {
        if (PhoneNumberMask.Masked(data.FormattedMessage) is { } message)
            data.FormattedMessage = message;
        if (data.Attributes is { } attributes && attributes.Any(attribute => PhoneNumberMask.MaskedValue(attribute.Value) is not null))
            data.Attributes = [.. attributes.Select(attribute => KeyValuePair.Create(attribute.Key, PhoneNumberMask.MaskedValue(attribute.Value) ?? attribute.Value))];
        if (PhoneNumberMask.Masked(data.Exception?.ToString()) is { } exception)
        {
            data.Attributes = [.. data.Attributes ?? [], KeyValuePair.Create("exception.stacktrace", (object?)exception)];
            data.Exception = null;
        }
    }
}
