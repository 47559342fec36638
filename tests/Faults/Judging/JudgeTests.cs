using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Persistence;
using CallCenter.Testing;

namespace CallCenter.Faults.Judging;

/// <summary>The verdict sees what it is there to see.</summary>
public sealed class JudgeTests : IDisposable
{
    private const string Number = "+33612345678";

    private readonly TempFolder folder = new();
    private readonly ManualTimeProvider clock = new();
    private readonly Deeds deeds = new();
    private readonly List<Told> told = [];
    private readonly List<string> texted = [];
    private readonly CallState call = new()
    {
        CorrelationId = Guid.NewGuid(),
        CurrentState = "Closed",
        ConversationId = Guid.NewGuid(),
        PhoneNumber = Number,
        CloseReason = CloseReason.AssistantHungUp,
        CallerSpoke = false,
        Initiation = Some.Initiation(Number),
    };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_call_that_went_as_it_should_is_not_complained_of()
    {
        var report = await JudgeAsync(Note(Witness.Closed));

        report.Findings.ShouldBeEmpty();
        report.IsClean.ShouldBeTrue();
        report.ToString().ShouldBe("lost 0 duplicate 0 stuck 0 wrong 0");
    }

    [Fact]
    public async Task A_call_that_was_promised_and_has_no_saga_is_lost()
    {
        deeds.NoteAccepted(Bytes($$$"""{"call_id":"{{{Guid.NewGuid()}}}","initiate":{"phone_number":"+33600000001"}}"""));

        (await JudgeAsync(Note(Witness.Closed))).Lost.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_ringing_that_was_taken_and_has_no_saga_is_lost()
    {
        deeds.NoteDelivered(Bytes("""[{"eventType":"Microsoft.Communication.IncomingCall","data":{"from":{"phoneNumber":{"value":"+33600000001"}}}}]"""));

        (await JudgeAsync(Note(Witness.Closed))).Lost.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_number_that_was_dialled_twice_is_a_duplicate_and_a_repeated_request_is_not()
    {
        Dial("first");
        Dial("first");
        (await JudgeAsync(Note(Witness.Closed), Entry("place"))).Findings.ShouldBeEmpty();

        Dial("second");
        (await JudgeAsync()).Duplicate.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_number_that_got_two_text_messages_is_a_duplicate()
    {
        texted.AddRange([Number, Number]);

        (await JudgeAsync(Note(Witness.Closed))).Duplicate.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_done_outside_and_not_written_down_is_wrong()
    {
        Dial("first");
        texted.Add(Number);
        (await JudgeAsync(Note(Witness.Closed))).Wrong.Count.ShouldBe(2);

        (await JudgeAsync(Entry("place"), Entry("sms-1"))).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_end_that_was_taken_twice_is_a_duplicate_and_one_that_never_was_is_lost()
    {
        (await JudgeAsync()).Lost.ShouldHaveSingleItem();

        (await JudgeAsync(Note(Witness.Closed), Note(Witness.Closed))).Duplicate.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_call_that_is_summarised_twice_is_complained_of_unless_words_of_it_became_known_late()
    {
        call.CallerSpoke = true;

        (await JudgeAsync(Note(Witness.Closed), Note(Witness.Insights), Note(Witness.Insights))).Duplicate.ShouldHaveSingleItem();
        (await JudgeAsync(Note(Witness.HeardLate))).Duplicate.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_without_an_end_and_a_message_that_waits_are_stuck_and_one_that_was_written_just_now_is_not()
    {
        call.CurrentState = "Talking";
        var waiting = Message(clock.GetUtcNow().AddSeconds(-5));
        var written = Message(clock.GetUtcNow());
        var later = Message(clock.GetUtcNow().AddMinutes(1));
        var failed = new DeadLetterRecord { MessageType = "urn:message:Some:Thing", Endpoint = "somewhere", Reason = "because", FailedAt = clock.GetUtcNow() };

        (await JudgeAsync(waiting, written, later, failed)).Stuck.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("a canaryabcd1234 laptop", CloseReason.AssistantHungUp, 0)]
    [InlineData("a canaryzzzz9999 laptop", CloseReason.AssistantHungUp, 1)]
    [InlineData("a canaryzzzz9999 laptop", CloseReason.Failed, 1)]
    [InlineData(null, CloseReason.AssistantHungUp, 1)]
    [InlineData(null, CloseReason.Failed, 0)]
    public async Task A_fact_that_is_not_what_was_said_or_missing_at_a_good_end_is_wrong(string? stored, CloseReason reason, int expected)
    {
        told.Add(new Told("patient-caller", Number, "canaryabcd1234", "[]"));
        call.CloseReason = reason;

        (await JudgeAsync(stored, Note(Witness.Closed))).Wrong.Count.ShouldBe(expected);
    }

    [Fact]
    public async Task A_claim_that_its_history_does_not_tell_is_wrong()
    {
        (await JudgeAsync(Note(Witness.Closed), Wrote("a laptop"))).Wrong.ShouldHaveSingleItem().ShouldContain("history");
    }

    private Task<FaultReport> JudgeAsync(params object[] rows) => JudgeAsync(item: null, rows);

    private async Task<FaultReport> JudgeAsync(string? item, params object[] rows)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var store = StoreView.OfFile(folder.PathOf("callcenter.db"), clock);
        await using var context = store.Open();
        if (await context.Database.EnsureCreatedAsync(cancellation))
        {
            context.Calls.Add(call);
            context.Conversations.Add(new ConversationRecord
            {
                Id = call.ConversationId,
                PhoneNumber = Number,
                Initiation = call.Initiation,
                Claim = item is null ? [] : new(StringComparer.Ordinal) { ["lost_item"] = item },
            });
            if (item is not null)
                context.Add(Wrote(item));
        }

        context.AddRange(rows);
        await context.SaveChangesAsync(cancellation);
        return await new Judge(store, deeds, told, texted, await Testimony.InAsync(store, cancellation)).JudgeAsync([], [], cancellation);
    }

    private ClaimChangeRecord Wrote(string item) => new()
    {
        ConversationId = call.ConversationId, CallId = call.CorrelationId, SourceId = Guid.NewGuid(), ChangedAt = clock.GetUtcNow(), Field = "lost_item", Value = item,
    };

    private EffectRecord Note(string what) => Entry(what + Guid.NewGuid());

    private EffectRecord Entry(string intent) => new() { CallId = call.CorrelationId, Intent = intent, Attempt = 1, IntendedAt = clock.GetUtcNow() };

    private void Dial(string connection) => deeds.NoteDial(
        Bytes($$$"""{"targets":[{"phoneNumber":{"value":"{{{Number}}}"}}]}"""),
        Bytes($$"""{"callConnectionId":"{{connection}}"}"""));

    private static OutboxRecord Message(DateTimeOffset due) => new() { MessageId = Guid.NewGuid(), DueAt = due, FreeAt = due, MessageType = "urn:message:Some:Thing" };

    private static byte[] Bytes(string json) => System.Text.Encoding.UTF8.GetBytes(json);

    private static class Some
    {
        public static CallInitiation Initiation(string number) => new()
        {
            PhoneNumber = PhoneNumber.Parse(number),
            BotCompany = "Contoso",
            BotName = "Amélie",
            AgentPhoneNumber = PhoneNumber.Parse("+14255550150"),
            Task = "Find what was lost.",
            Claim = [new ClaimField("lost_item", ClaimFieldType.Text)],
            DefaultLanguage = "en-US",
            Languages = ["en-US"],
            ProsodyRate = 1,
        };
    }
}
