using CallCenter.InsightsWorker.Export;

namespace CallCenter.InsightsWorker.Tests.Export;

public sealed class PersonalDataTests
{
    private static readonly PersonalData Kevyn = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["caller_name"] = "Kevyn O'Miller",
        ["caller_email"] = "kevyn@example.com",
        ["caller_phone"] = "+33612345678",
        ["hardware_info"] = "Dell Latitude 7440",
    });

    [Theory]
    [InlineData("My name is Kevyn O'Miller.", "My name is [caller_name].")]
    [InlineData("Thank you, kevyn!", "Thank you, [caller_name]!")]
    [InlineData("Mister MILLER called.", "Mister [caller_name] called.")]
    [InlineData("Millers Road", "Millers Road")]
    [InlineData("Write to kevyn@example.com or jo.doe@mail.example.org.", "Write to [caller_email] or [email].")]
    [InlineData("it is jo dot doe at example dot com", "it is [email]")]
    [InlineData("C'est jo point doe arobase example point fr", "C'est [email]")]
    [InlineData("Call 06 12 34 56 78 please", "Call [number] please")]
    [InlineData("+1 (425) 555-0123", "[number]")]
    [InlineData("K E V Y N is how it is spelled", "[spelled] is how it is spelled")]
    [InlineData("It is a Dell Latitude 7440 in building 12.", "It is a Dell Latitude 7440 in building 12.")]
    [InlineData("""{"value":"2026-11-24T09:00:00+00:00"}""", """{"value":"2026-11-24T09:00:00+00:00"}""")]
    [InlineData("", "")]
    public void Who_somebody_is_is_hidden_and_the_rest_is_kept(string text, string hidden) => Kevyn.Hide(text).ShouldBe(hidden);
}
