using Serilog.Events;
using Serilog.Formatting;

namespace CallCenter.Platform.Telemetry;

/// <summary>Hides phone numbers and e-mail addresses in whole log lines, whoever wrote them: in values, in lists of values and in the texts of exceptions.</summary>
/// <param name="lines">Writes the lines.</param>
internal sealed class MaskedLines(ITextFormatter lines) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter(output.FormatProvider);
        lines.Format(logEvent, line);
        var text = line.ToString();
        output.Write(PersonalDataMask.Masked(text) ?? text);
    }
}
