using CallCenter.Simulator.Evaluation;
using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Tests.Evaluation;

public sealed class FactTests
{
    private static readonly DateTimeOffset CallStarted = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("Dell Latitude 7440", "Dell Latitude 7440", true, true)]
    [InlineData("Dell Latitude 7440", "dell latitude 7440.", false, true)]
    [InlineData("Dell Latitude 7440", "A Dell Latitude 7440 laptop", false, true)]
    [InlineData("Dell Latitude 7440", "Dell Latitude", false, false)]
    [InlineData("Hélène Martin", "Helene Martin", false, true)]
    [InlineData("+33 6 12 34 56 78", "+33612345678", false, true)]
    [InlineData("building 12", "building 121", false, false)]
    [InlineData("12", "1, 2", false, false)]
    [InlineData("x", null, false, false)]
    [InlineData("x", "", false, false)]
    public void A_value_is_exact_to_the_letter_and_meant_by_its_words(string expected, string? stored, bool exact, bool meant)
    {
        var fact = new Fact { Text = expected };

        fact.IsExactly(stored, CallStarted).ShouldBe(exact);
        fact.IsMeant(stored, CallStarted).ShouldBe(meant);
    }

    [Theory]
    [InlineData("2026-11-21T09:00:00+01:00", true)]
    [InlineData("2026-11-21T09:01:00+01:00", false)]
    [InlineData("yesterday", false)]
    [InlineData(null, false)]
    public void A_moment_is_compared_as_a_moment(string? stored, bool right) =>
        new Fact { When = RelativeMoment.TryParse("yesterday 09:00") }.IsMeant(stored, CallStarted).ShouldBe(right);

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("made up", false)]
    public void What_nobody_told_must_not_be_noted(string? stored, bool right) => new Fact { Missing = true }.IsMeant(stored, CallStarted).ShouldBe(right);
}
