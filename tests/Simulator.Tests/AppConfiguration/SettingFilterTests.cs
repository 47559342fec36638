using CallCenter.Simulator.AppConfiguration;

namespace CallCenter.Simulator.Tests.AppConfiguration;

public sealed class SettingFilterTests
{
    [Theory]
    [InlineData(null, "anything", true)]
    [InlineData("*", "anything", true)]
    [InlineData("app:*", "app:one", true)]
    [InlineData("app:*", "one", false)]
    [InlineData("a,b", "b", true)]
    [InlineData("a,b", "c", false)]
    [InlineData("\0", null, true)]
    [InlineData("\0", "prod", false)]
    [InlineData("prod,\0", null, true)]
    [InlineData("a\\,b", "a,b", true)]
    [InlineData("a\\*", "a*", true)]
    [InlineData("a\\*", "ab", false)]
    public void A_filter_lets_through_what_it_names(string? filter, string? value, bool passes) =>
        SettingFilter.Parse(filter)!.Matches(value).ShouldBe(passes);

    [Theory]
    [InlineData("a*b")]
    [InlineData("a\\")]
    [InlineData("1,2,3,4,5,6")]
    public void A_filter_that_the_service_would_refuse_is_refused(string filter) => SettingFilter.Parse(filter).ShouldBeNull();
}
