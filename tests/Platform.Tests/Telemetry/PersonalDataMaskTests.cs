using System.Globalization;
using CallCenter.Platform.Telemetry;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace CallCenter.Platform.Tests.Telemetry;

public sealed class PersonalDataMaskTests
{
    [Theory]
    [InlineData("+33612345678", "+…78")]
    [InlineData("from +33612345678 to +14255550101", "from +…78 to +…01")]
    [InlineData("http://127.0.0.1:8080/call/%2B33612345678", "http://127.0.0.1:8080/call/+…78")]
    [InlineData("nothing 33612345678", "nothing 33612345678")]
    [InlineData("2026-11-22T09:30:00+01:00", "2026-11-22T09:30:00+01:00")]
    [InlineData("anna.martin+it@mail.contoso.com", "…@mail.contoso.com")]
    [InlineData("to 'amélie@contoso.fr', jörg@müller.de.", "to '…@contoso.fr', …@müller.de.")]
    [InlineData("/contacts?mail=anna.martin%40contoso.com&n=1", "/contacts?mail=…@contoso.com&n=1")]
    [InlineData("GET http://crm/contacts/anna.martin@contoso.com", "GET http://crm/contacts/…@contoso.com")]
    [InlineData("/contacts/anna%40contoso.com/notes", "/contacts/…@contoso.com/notes")]
    [InlineData("a@x.com/b@y.com, anna_@contoso.com", "…@x.com/…@y.com, …@contoso.com")]
    [InlineData("of o'brien@contoso.com", "of …@contoso.com")]
    [InlineData("rabbitmq://guest@broker.example.com/calls", "rabbitmq://guest@broker.example.com/calls")]
    [InlineData("System.Text.Json@10.0.0, callcenter@localhost", "System.Text.Json@10.0.0, callcenter@localhost")]
    public void Phone_numbers_and_addresses_in_values_are_hidden(string value, string shown) => Logged(logger => logger.Information("{Value}", value)).ShouldBe(shown);

    [Fact]
    public void They_are_hidden_in_lists_and_in_the_text_itself() =>
        Logged(logger => logger.Information("of +33612345678: {Values}", (object)new[] { "+14255550101", "x" })).ShouldBe("of +…78: [\"+…01\",\"x\"]");

    [Fact]
    public void They_are_hidden_in_the_texts_of_exceptions()
    {
        var line = Logged(logger => logger.Error(new InvalidOperationException("+33612345678 is busy", new FormatException("'+14255550101' is no number")), "It failed: "));

        line.ShouldContain("It failed: System.InvalidOperationException: +…78 is busy");
        line.ShouldContain("'+…01' is no number");
        line.ShouldNotContain("3361234");
        line.ShouldNotContain("1425555");
    }

    private static string Logged(Action<ILogger> log)
    {
        var lines = new Lines();
        using (var logger = new LoggerConfiguration().WriteTo.Sink(lines).CreateLogger())
            log(logger);
        return lines.Text.ToString();
    }

    private sealed class Lines : ILogEventSink
    {
        private readonly MaskedLines format = new(new MessageTemplateTextFormatter("{Message:lj}{Exception}", CultureInfo.InvariantCulture));

        public StringWriter Text { get; } = new(CultureInfo.InvariantCulture);

        public void Emit(LogEvent logEvent) => format.Format(logEvent, Text);
    }
}
