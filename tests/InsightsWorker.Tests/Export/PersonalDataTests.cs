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
    [InlineData("I was at home. Then we met at 10.30 and it cost two thousand five hundred and fifty euros.", "I was at home. Then we met at 10.30 and it cost two thousand five hundred and fifty euros.")]
    [InlineData("jo underscore doe at example.com", "[email]")]
    [InlineData("kevyn dot o'miller at example dot com", "[email]")]
    [InlineData("jo-doe @ example.com", "[email]")]
    [InlineData("oh six, twelve, thirty-four double five six", "[number]")]
    [InlineData("C'est le zéro six douze trente-quatre cinquante et un soixante-dix-huit.", "C'est le [number].")]
    [InlineData("seis cero cero uno dos tres", "[number]")]
    [InlineData("Call me in two, three or four days", "Call me in two, three or four days")]
    [InlineData("我的电话是一三八零零一三八，谢谢", "我的电话是[number]，谢谢")]
    [InlineData("", "")]
    public void Who_somebody_is_is_hidden_and_the_rest_is_kept(string text, string hidden) => Kevyn.Hide(text).ShouldBe(hidden);

    [Theory]
    [InlineData("王小明", "我叫王小明。", "我叫[caller_name]。")]
    [InlineData("王小明", "你好小明，王先生在吗？", "你好[caller_name]，[caller_name]先生在吗？")]
    [InlineData("José Núñez", "Jose NUNEZ, gracias", "[caller_name], gracias")]
    [InlineData("Jose Nunez", "José y Núñez", "[caller_name] y [caller_name]")]
    [InlineData("Jean-Pierre Dupont", "Jean Pierre Dupont, l'ami de Jeanpierre", "[caller_name], l'ami de Jeanpierre")]
    [InlineData("Bo Li", "Bo asked, and Li answered; a bo is no name", "[caller_name] asked, and [caller_name] answered; a bo is no name")]
    public void Names_are_found_as_they_are_written_elsewhere(string name, string text, string hidden) =>
        new PersonalData([KeyValuePair.Create("caller_name", name)]).Hide(text).ShouldBe(hidden);

    [Fact]
    public void Fields_count_whatever_the_case_of_their_names() =>
        new PersonalData([KeyValuePair.Create("InsuredName", "Miller")]).Hide("Miller").ShouldBe("[InsuredName]");
}
