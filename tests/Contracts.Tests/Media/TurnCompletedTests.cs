using System.Text.Json;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;

namespace CallCenter.Contracts.Tests.Media;

public sealed class TurnCompletedTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_turn_is_read_as_it_was_written_with_the_moment_of_every_fact_and_what_was_not_heard()
    {
        var turn = new TurnCompleted
        {
            CallId = Guid.NewGuid(),
            SessionId = Guid.NewGuid(),
            Index = 3,
            Messages = [],
            ClaimChanges = [new("hardware_info", "Laptop") { ChangedAt = Morning }],
            StartsNewClaim = true,
            NewClaimAt = Morning.AddSeconds(-1),
            Language = "en-US",
            Unheard = [new() { CreatedAt = Morning, Language = "en-US", Message = 1, Generated = "Once upon a time.", Sent = "Once upon" }],
        };

        var read = JsonSerializer.Deserialize<TurnCompleted>(JsonSerializer.Serialize(turn, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;

        read.ClaimChanges.ShouldBe(turn.ClaimChanges);
        read.NewClaimAt.ShouldBe(turn.NewClaimAt);
        read.Unheard.ShouldBe(turn.Unheard);
        (read with { Unheard = turn.Unheard, ClaimChanges = turn.ClaimChanges, Messages = turn.Messages, Reminders = turn.Reminders, Usage = turn.Usage }).ShouldBe(turn);
    }

    [Fact]
    public void A_turn_of_a_version_that_told_neither_moments_nor_what_was_not_heard_is_still_read()
    {
        var read = JsonSerializer.Deserialize<TurnCompleted>(
            """
            {"callId":"5fe62f77-0000-4000-8000-00000000abcd","sessionId":"5fe62f77-0000-4000-8000-00000000abce","index":3,"messages":[],
             "claimChanges":[{"field":"hardware_info","value":"Laptop"}],"startsNewClaim":true,"language":"en-US"}
            """,
            JsonSerializerOptions.Web)!;

        read.ClaimChanges.ShouldBe([new ClaimChange("hardware_info", "Laptop")]);
        read.NewClaimAt.ShouldBeNull();
        read.Unheard.ShouldBeEmpty();
    }

    [Fact]
    public void A_version_that_knows_no_moments_reads_the_rest()
    {
        var written = JsonSerializer.Serialize(new ClaimChange("hardware_info", "Laptop") { ChangedAt = Morning }, JsonSerializerOptions.Web);

        JsonSerializer.Deserialize<Before>(written, JsonSerializerOptions.Web).ShouldBe(new Before("hardware_info", "Laptop"));
    }

    private sealed record Before(string Field, string Value);
}
