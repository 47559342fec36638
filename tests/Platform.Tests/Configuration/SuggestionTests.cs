using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Tests.Configuration;

public sealed class SuggestionTests
{
    private static readonly string[] Known = ["agent_phone_number", "bot_name", "phone_number", "task"];

    [Theory]
    [InlineData("bot_nmae", "bot_name")]
    [InlineData("Task", "task")]
    [InlineData("fone_number", "phone_number")]
    [InlineData("agent_phone", "agent_phone_number")]
    [InlineData("PHONE", "phone_number")]
    public void A_mistyped_or_shortened_word_is_recognised(string typed, string meant) => Suggestion.For(typed, Known).ShouldBe(meant);

    [Theory]
    [InlineData("colour")]
    [InlineData("bot")]
    [InlineData("")]
    public void For_a_word_that_is_like_none_nothing_is_guessed(string typed) => Suggestion.For(typed, Known).ShouldBeNull();

    [Fact]
    public void A_word_that_nobody_types_is_not_compared() => Suggestion.For(new string('a', 65), [new string('a', 64)]).ShouldBeNull();
}
