using CallCenter.NotificationWorker.Sms;

namespace CallCenter.NotificationWorker.Tests.Sms;

public sealed class SmsTextTests
{
    [Fact]
    public void A_text_that_fits_is_left_alone()
    {
        SmsText.Fit("").ShouldBe("");
        SmsText.Fit(new string('a', 2048)).ShouldBe(new string('a', 2048));
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("e\u0301")]
    [InlineData("👩‍👩‍👧")]
    public void No_character_is_cut_in_two(string character)
    {
        var text = string.Concat(Enumerable.Repeat(character, 2048));

        var fit = SmsText.Fit(text);

        fit.Length.ShouldBeLessThanOrEqualTo(2048);
        fit.ShouldEndWith("…");
        var kept = fit[..^1];
        kept.Length.ShouldBe(2047 / character.Length * character.Length);
        text.ShouldStartWith(kept);
    }
}
