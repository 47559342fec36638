using CallCenter.Assistant.Text;

namespace CallCenter.Assistant.Tests.Text;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("**Great** news!", "Great news!")]
    [InlineData("It is *really* good, `ok`?", "It is really good, ok?")]
    [InlineData("## Summary", "Summary")]
    [InlineData("- first item", "first item")]
    [InlineData("• premier point", "premier point")]
    [InlineData("> quoted", "quoted")]
    [InlineData("See [our page](https://example.com/a_b) now.", "See our page now.")]
    [InlineData("![photo](x.png) Nice.", "photo Nice.")]
    [InlineData("Great! 🎉👩🏽‍💻 Bye ❤️.", "Great! Bye .")]
    [InlineData("20°C, 50 €, n° 5, ™", "20°C, 50 €, n° 5, ™")]
    [InlineData("3*4 and 3 * 4 is not **bold**", "3*4 and 3 * 4 is not bold")]
    [InlineData("first_name@example.com", "first_name@example.com")]
    [InlineData("_emphasis_ and __strong__", "emphasis and strong")]
    [InlineData("---", "")]
    [InlineData("😀", "")]
    [InlineData("...", "")]
    [InlineData("well-known, e-mail", "well-known, e-mail")]
    public void What_is_only_to_be_seen_is_not_said(string text, string spoken) => SpokenText.Clean(text).ShouldBe(spoken);

    [Theory]
    [InlineData("It will be repaired.", "It will be repaired. Then", " Then")]
    [InlineData("It will be repaired.", "It  will be\nrepaired. Then", " Then")]
    [InlineData("It will be repaired.", "It will be Monday.", "It will be Monday.")]
    [InlineData("It will be repaired.", "Then", "Then")]
    [InlineData("It will be repaired.", "It will be", "")]
    [InlineData("", "Then", "Then")]
    public void Words_that_were_spoken_are_not_let_through_again(string spoken, string continuation, string through)
    {
        var guard = new RepeatGuard(spoken);
        string.Concat(continuation.Select(letter => guard.Push(letter.ToString()))).ShouldBe(through);
        new RepeatGuard(spoken).Push(continuation).ShouldBe(through);
    }
}
