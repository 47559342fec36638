using CallCenter.Platform.Claims;
using CallCenter.Platform.Persistence;

namespace CallCenter.Platform.Tests.Claims;

public sealed class ClaimHistoryTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);
    private static readonly Guid Conversation = Guid.NewGuid();
    private static readonly Guid Session = Guid.NewGuid();
    private static readonly Guid NextSession = Guid.NewGuid();

    [Fact]
    public void Each_change_tells_what_was_before_and_the_turn_that_made_it()
    {
        var history = ClaimHistory.Of([Row(0, "name", "Jon"), Row(2, "name", "John")]);

        Told(history).ShouldBe(["0 name: - > Jon", "2 name: Jon > John"]);
        history.Claim.ShouldBe(Facts(("name", "John")));
    }

    [Fact]
    public void What_was_said_again_changed_nothing() =>
        Told(ClaimHistory.Of([Row(0, "name", "Jon"), Row(1, "name", "Jon")])).ShouldBe(["0 name: - > Jon"]);

    [Fact]
    public void Rows_tell_the_same_in_whatever_order_they_arrived()
    {
        ClaimChangeRecord[] rows =
        [
            Row(0, "name", "Jon"), Row(0, "item", "Laptop", position: 1), Row(1, "name", "John"), Row(2, null, null), Row(2, "item", "Phone", position: 1), Row(3, "item", "Tablet"),
        ];
        string[] told = ["0 name: - > Jon", "0 item: - > Laptop", "1 name: Jon > John", "2 name: John > -", "2 item: Laptop > -", "2 item: - > Phone", "3 item: Phone > Tablet"];
        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            random.Shuffle(rows);

            var history = ClaimHistory.Of(rows);

            Told(history).ShouldBe(told);
            history.Claim.ShouldBe(Facts(("item", "Tablet")));
            history.Finished.ShouldHaveSingleItem().ShouldBe(Facts(("name", "John"), ("item", "Laptop")));
        }
    }

    [Fact]
    public void What_was_said_again_counts_where_something_came_between()
    {
        var history = ClaimHistory.Of([Row(1, "name", "Jon"), Row(3, "name", "Jon"), Row(2, "name", "John")]);

        Told(history).ShouldBe(["1 name: - > Jon", "2 name: Jon > John", "3 name: John > Jon"]);
    }

    [Fact]
    public void A_new_claim_before_anything_is_known_changes_nothing()
    {
        var history = ClaimHistory.Of([Row(0, null, null), Row(0, "name", "Jon", position: 1)]);

        Told(history).ShouldBe(["0 name: - > Jon"]);
        history.Finished.ShouldBeEmpty();
    }

    [Fact]
    public void Turns_of_a_session_go_by_their_number_though_its_clock_was_put_back() =>
        Told(ClaimHistory.Of([Row(0, "name", "Jon", seconds: 60), Row(1, "name", "John", seconds: 5)])).ShouldBe(["0 name: - > Jon", "1 name: Jon > John"]);

    [Fact]
    public void Sessions_go_by_time()
    {
        var later = Row(0, "name", "John", seconds: 90);
        later.SourceId = NextSession;

        Told(ClaimHistory.Of([later, Row(7, "name", "Jon", seconds: 80)])).ShouldBe(["7 name: - > Jon", "0 name: Jon > John"]);
    }

    [Fact]
    public void What_no_turn_is_known_for_is_where_the_history_begins_and_no_part_of_it()
    {
        var unknown = Row(9, "name", "Jon", seconds: 1);
        unknown.SourceId = Conversation;

        var history = ClaimHistory.Of([Row(0, "name", "John", seconds: 1), unknown]);

        Told(history).ShouldBe(["0 name: Jon > John"]);
    }

    private static ClaimChangeRecord Row(int turn, string? field, string? value, int position = 0, int? seconds = null) => new()
    {
        ConversationId = Conversation,
        SourceId = Session,
        TurnIndex = turn,
        Position = position,
        ChangedAt = Morning.AddSeconds(seconds ?? turn),
        Field = field,
        Value = value,
    };

    private static IEnumerable<string> Told(ClaimHistory history) =>
        history.Entries.Select(entry => $"{entry.Cause.TurnIndex} {entry.Field}: {entry.Before ?? "-"} > {entry.After ?? "-"}");

    private static Dictionary<string, string> Facts(params (string Field, string Value)[] facts) =>
        facts.ToDictionary(fact => fact.Field, fact => fact.Value, StringComparer.Ordinal);
}
