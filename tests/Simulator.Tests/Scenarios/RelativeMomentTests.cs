using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Tests.Scenarios;

public sealed class RelativeMomentTests
{
    // A Sunday; in Paris it is already half past midnight on Monday.
    private static readonly DateTimeOffset Call = new(2026, 11, 22, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("yesterday 09:00", "2026-11-21T09:00:00+00:00", true)]
    [InlineData("yesterday 09:00", "2026-11-21T10:00:00+00:00", false)]
    [InlineData("yesterday 09:00", "2026-11-22T09:00:00+01:00", true)]
    [InlineData("yesterday 09:00", "2026-11-21T09:00:00+01:00", false)]
    [InlineData("yesterday", "2026-11-21T17:45:00Z", true)]
    [InlineData("today 8:15", "2026-11-22T08:15:00Z", true)]
    [InlineData("tomorrow", "2026-11-23T00:00:00Z", true)]
    [InlineData("-3 days 08:00", "2026-11-19T08:00:00Z", true)]
    [InlineData("+1 day", "2026-11-23", true)]
    [InlineData("last monday 10:00", "2026-11-16T10:00:00Z", true)]
    [InlineData("last sunday", "2026-11-15T10:00:00Z", true)]
    [InlineData("yesterday 09:00", "yesterday at nine", false)]
    public void A_value_is_compared_on_its_own_wall_clock(string moment, string value, bool expected)
        => RelativeMoment.TryParse(moment).ShouldNotBeNull().Is(value, Call).ShouldBe(expected);

    [Theory]
    [InlineData("some day")]
    [InlineData("yesterday 25:00")]
    [InlineData("3 days")]
    [InlineData("")]
    public void Other_texts_are_no_moments(string text) => RelativeMoment.TryParse(text).ShouldBeNull();
}
