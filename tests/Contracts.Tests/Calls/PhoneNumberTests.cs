using System.Text.Json;
using CallCenter.Contracts.Calls;

namespace CallCenter.Contracts.Tests.Calls;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+33612345678")]
    [InlineData("+1234567")]
    [InlineData("+123456789012345")]
    public void An_E164_number_is_kept_as_it_is(string text) => PhoneNumber.Parse(text).Value.ShouldBe(text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("33612345678")]
    [InlineData("+03612345678")]
    [InlineData("+123456")]
    [InlineData("+1234567890123456")]
    [InlineData("+33 6 12 34 56 78")]
    [InlineData("+3361234567x")]
    [InlineData("+٣٣٦١٢٣٤٥٦٧٨")]
    public void Anything_else_is_no_number(string? text) => PhoneNumber.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void What_is_no_number_says_what_was_expected() =>
        Should.Throw<FormatException>(() => PhoneNumber.Parse("0612345678")).Message.ShouldContain("E.164");

    [Fact]
    public void A_masked_number_shows_its_last_two_digits_alone() => PhoneNumber.Parse("+33612345678").Masked.ShouldBe("+…78");

    [Fact]
    public void No_number_is_masked_to_nothing() => default(PhoneNumber).Masked.ShouldBeEmpty();

    [Fact]
    public void A_number_travels_as_its_text()
    {
        var json = JsonSerializer.Serialize(PhoneNumber.Parse("+33612345678"));

        JsonSerializer.Deserialize<PhoneNumber>(json).Value.ShouldBe("+33612345678");
        JsonSerializer.Deserialize<string>(json).ShouldBe("+33612345678");
    }

    [Theory]
    [InlineData("\"0612345678\"")]
    [InlineData("null")]
    public void Json_that_is_no_number_is_refused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<PhoneNumber>(json)).Message.ShouldContain("E.164");
}
