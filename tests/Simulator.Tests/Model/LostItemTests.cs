namespace CallCenter.Simulator.Tests.Model;

public sealed class LostItemTests
{
    [Fact]
    public void A_digit_that_broke_off_before_it_is_no_part_of_an_item()
    {
        var call = LostAndFound().Greets("Hello! Could you tell me the building and floor where it was lost?").BreaksOff("Building 12, second floor. 3");
        call.Caller("It is a canarykuks2510 laptop.");
        call.Claim["lost_item"].ShouldBe("canarykuks2510 laptop");
        call.Claim["building_location"].ShouldStartWith("Building 12, second floor");
    }

    [Theory]
    [InlineData("3")]
    [InlineData("3 it")]
    [InlineData("It is 3.")]
    public void A_lone_digit_is_no_item(string said)
    {
        var call = LostAndFound().Greets("Hello! Could you tell me which item was lost?");
        call.Caller(said);
        call.Claim.ShouldNotContainKey("lost_item");
    }

    private static ScriptedCall LostAndFound() =>
        new("en-US", "lost_item (text): Which item was lost", "building_location (text): Building and floor where it was lost");
}
