using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging.Failures;
using CallCenter.Platform.Tests.Housekeeping;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Messaging;

public abstract class FailedMessagesTests(DatabaseProvider provider)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replayed_message_waits_for_the_endpoint_that_failed_as_it_was()
    {
        await using var house = await Household.CreateAsync(provider);
        var letter = Traces.Letter(house.DaysAgo(3), Guid.NewGuid());
        await house.StoreAsync(letter);

        (await house.Failed.ReplayAsync(letter.Id, Cancellation)).ShouldBe(ReplayOutcome.Replayed);

        await using var store = house.Open();
        (await store.DeadLetters.AnyAsync(Cancellation)).ShouldBeFalse();
        (await store.Outbox.SingleAsync(Cancellation)).ShouldSatisfyAllConditions(
            waiting => waiting.MessageId.ShouldBe(letter.MessageId!.Value),
            waiting => waiting.CallId.ShouldBe(letter.CallId),
            waiting => waiting.DueAt.ShouldBe(house.Clock.GetUtcNow()),
            waiting => waiting.Destination.ShouldBe("queue:send-sms"),
            waiting => waiting.MessageType.ShouldBe(letter.MessageType),
            waiting => waiting.ContentType.ShouldBe(letter.ContentType),
            waiting => waiting.Body.ShouldBe(letter.Body),
            waiting => waiting.Token.ShouldBeNull(),
            waiting => waiting.FreeAt.ShouldBe(house.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_message_without_an_identity_gets_one()
    {
        await using var house = await Household.CreateAsync(provider);
        var letter = Traces.Letter(house.DaysAgo(0));
        letter.MessageId = null;
        await house.StoreAsync(letter);

        await house.Failed.ReplayAsync(letter.Id, Cancellation);

        await using var store = house.Open();
        (await store.Outbox.SingleAsync(Cancellation)).MessageId.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task Replayed_at_the_same_moment_a_message_is_sent_once()
    {
        await using var house = await Household.CreateAsync(provider);
        var letter = Traces.Letter(house.DaysAgo(0));
        await house.StoreAsync(letter);

        var replayed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => house.Failed.ReplayAsync(letter.Id, Cancellation))));

        replayed.Count(outcome => outcome == ReplayOutcome.Replayed).ShouldBe(1);
        (await house.CountsAsync())["outbox"].ShouldBe(1);
    }

    [Fact]
    public async Task All_are_replayed_in_the_order_in_which_they_failed()
    {
        await using var house = await Household.CreateAsync(provider);
        var letters = Enumerable.Range(0, 501).Select(_ => Traces.Letter(house.DaysAgo(0))).ToList();
        await house.StoreAsync(letters);

        (await house.Failed.ReplayAllAsync(callId: null, Cancellation)).ShouldBe(new ReplayCount(501, 0));

        await using var store = house.Open();
        (await store.Outbox.OrderBy(message => message.Id).Select(message => message.MessageId).ToListAsync(Cancellation))
            .ShouldBe(letters.Select(letter => letter.MessageId!.Value));
    }

    [Fact]
    public async Task Those_of_one_call_are_replayed_alone()
    {
        await using var house = await Household.CreateAsync(provider);
        var call = Guid.NewGuid();
        await house.StoreAsync(Traces.Letter(house.DaysAgo(0), call), Traces.Letter(house.DaysAgo(0), Guid.NewGuid()), Traces.Letter(house.DaysAgo(0)));

        (await house.Failed.ReplayAllAsync(call, Cancellation)).ShouldBe(new ReplayCount(1, 0));

        (await house.CountsAsync())["letters"].ShouldBe(2);
    }

    [Fact]
    public async Task A_message_that_is_not_there_is_neither_replayed_nor_deleted()
    {
        await using var house = await Household.CreateAsync(provider);
        var letter = Traces.Letter(house.DaysAgo(0));
        await house.StoreAsync(letter);

        (await house.Failed.DeleteAsync(letter.Id, Cancellation)).ShouldBeTrue();

        (await house.Failed.DeleteAsync(letter.Id, Cancellation)).ShouldBeFalse();
        (await house.Failed.ReplayAsync(letter.Id, Cancellation)).ShouldBe(ReplayOutcome.NotThere);
        (await house.CountsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/vnd.masstransit+json", "{ broken")]
    [InlineData("application/vnd.masstransit+json", """["no envelope"]""")]
    [InlineData("application/vnd.masstransit+json", """{"message":{}}""")]
    [InlineData("application/vnd.masstransit+json", """{"messageType":["urn:message:Test"],"conversationId":"none","message":{}}""")]
    [InlineData("text/plain", Traces.Envelope)]
    public async Task What_is_no_message_stays_rather_than_hold_up_others(string contentType, string body)
    {
        await using var house = await Household.CreateAsync(provider);
        var letter = Traces.Letter(house.DaysAgo(0), body: body);
        letter.ContentType = contentType;
        await house.StoreAsync(letter, Traces.Letter(house.DaysAgo(0)));

        (await house.Failed.ReplayAsync(letter.Id, Cancellation)).ShouldBe(ReplayOutcome.Unfit);
        (await house.Failed.ReplayAllAsync(callId: null, Cancellation)).ShouldBe(new ReplayCount(1, 1));

        await using var store = house.Open();
        (await store.DeadLetters.SingleAsync(Cancellation)).Id.ShouldBe(letter.Id);
    }

    [Fact]
    public async Task On_RabbitMQ_the_address_is_that_of_the_endpoints_exchange()
    {
        await using var house = await Household.CreateAsync(provider, transport: MessageTransport.RabbitMq);
        var letter = Traces.Letter(house.DaysAgo(0));
        await house.StoreAsync(letter);

        await house.Failed.ReplayAsync(letter.Id, Cancellation);

        await using var store = house.Open();
        (await store.Outbox.SingleAsync(Cancellation)).Destination.ShouldBe("exchange:send-sms");
    }
}
