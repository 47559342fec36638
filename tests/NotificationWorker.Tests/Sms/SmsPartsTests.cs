using CallCenter.NotificationWorker.Sms;

namespace CallCenter.NotificationWorker.Tests.Sms;

/// <summary>The counts are those of 3GPP TS 23.038 and 23.040, as the calculators of providers give them.</summary>
public sealed class SmsPartsTests
{
    [Theory]
    [InlineData('a', 0, 1)]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('é', 160, 1)]
    [InlineData('€', 80, 1)]
    [InlineData('€', 81, 2)]
    [InlineData('€', 152, 2)] // A part of 153 has room for 76: the last septet stays empty.
    [InlineData('€', 153, 3)]
    [InlineData('ê', 70, 1)]
    [InlineData('ê', 71, 2)]
    [InlineData('ê', 134, 2)]
    [InlineData('ê', 135, 3)]
    [InlineData('您', 67, 1)]
    public void The_same_letter_so_often_is_so_many_messages(char letter, int times, int parts) => SmsParts.Of(new string(letter, times)).ShouldBe(parts);

    [Fact]
    public void One_letter_outside_the_alphabet_makes_all_of_them_cost_more() => SmsParts.Of(new string('a', 159) + "ç").ShouldBe(3);

    [Fact]
    public void A_character_of_two_units_is_not_cut_in_two()
    {
        SmsParts.Of(string.Concat(Enumerable.Repeat("🙂", 35))).ShouldBe(1);
        SmsParts.Of(string.Concat(Enumerable.Repeat("🙂", 66))).ShouldBe(2); // 33 in each: 66 of 67 units.
        SmsParts.Of(string.Concat(Enumerable.Repeat("🙂", 67))).ShouldBe(3);
        SmsParts.Of(new string('a', 66) + string.Concat(Enumerable.Repeat("🙂", 3))).ShouldBe(2);
    }

    [Fact]
    public void Half_a_character_counts_as_one() => SmsParts.Of("\ud83d").ShouldBe(1);
}
