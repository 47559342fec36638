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

    [Theory]
    [InlineData("I lost it in building 12, second floor. A")]
    [InlineData("I lost something.")]
    public void What_happened_to_it_is_no_item(string said)
    {
        var call = LostAndFound().Greets("Hello! Could you tell me which item was lost?");
        call.Caller(said);
        call.Claim.ShouldNotContainKey("lost_item");
        call.Caller("It is a canaryjync2544 laptop.");
        call.Claim["lost_item"].ShouldBe("canaryjync2544 laptop");
    }

    [Fact]
    public void A_thing_that_something_happened_to_is_one()
    {
        var call = LostAndFound().Greets("Hello! Could you tell me which item was lost?");
        call.Caller("I lost my red laptop.");
        call.Claim["lost_item"].ShouldContain("red laptop");
    }

    private static ScriptedCall LostAndFound() =>
        new("en-US", "lost_item (text): Which item was lost", "building_location (text): Building and floor where it was lost");
}
