using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Notifications;
using CallCenter.NotificationWorker.Tests.Hosting;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Tests.Effects;
using MassTransit.Testing;

namespace CallCenter.NotificationWorker.Tests.Sms;

/// <summary>A text is sent once, wherever the process dies and however often its command comes.</summary>
[Trait("Speed", "slow")]
public sealed class SmsCrashTests : IAsyncLifetime
{
    private readonly SendSms command = new()
    {
        SmsId = Guid.NewGuid(),
        CallId = Guid.NewGuid(),
        To = PhoneNumber.Parse("+14255550123"),
        Text = "Hi",
        Language = "en-US",
    };

    private Listener service = null!;
    private Worker worker = null!;

    public async ValueTask InitializeAsync()
    {
        service = await Listener.StartAsync(Recorded.Reply("send_minimal"));
        worker = await Worker.StartAsync(service.Url);
    }

    public async ValueTask DisposeAsync()
    {
        await worker.DisposeAsync();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task A_process_that_dies_before_the_text_is_sent_leaves_it_to_the_next_delivery()
    {
        worker.Crashes.At(CrashPoint.WrittenDown, command.CallId);

        await DeliverAsync();

        service.Requests.ShouldHaveSingleItem();
        (await worker.EffectsAsync(command.CallId)).Select(row => row.Outcome).ShouldBe([EffectOutcome.Done, EffectOutcome.Done]);
    }

    [Fact]
    public async Task A_process_that_dies_after_the_text_is_sent_has_it_repeated_as_the_request_that_the_service_knows()
    {
        worker.Crashes.At(CrashPoint.BroughtAbout, command.CallId);

        await DeliverAsync();

        service.Requests.Count.ShouldBe(2);
        service.Requests.Select(request => request.Body).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_process_that_dies_before_it_tells_that_the_text_is_sent_has_it_told_and_not_sent_again()
    {
        worker.Crashes.At(CrashPoint.Settled, command.CallId);

        await DeliverAsync();

        service.Requests.ShouldHaveSingleItem();
        var row = (await worker.EffectsAsync(command.CallId)).ShouldHaveSingleItem();
        row.Intent.ShouldBe($"sms-{command.SmsId}");
        row.Reference.ShouldBe("Outgoing_20210320001_0");
        (await worker.PublishedAsync<SmsSent>()).SentAt.ShouldBe(row.SettledAt!.Value);
    }

    [Fact]
    public async Task Two_deliveries_at_once_are_one_text()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Held = release.Task;

        await worker.PublishAsync(command);
        await worker.PublishAsync(command);
        release.SetResult();
        var told = 0;
        await foreach (var _ in worker.Bus.Published.SelectAsync<SmsSent>(TestContext.Current.CancellationToken))
        {
            if (++told == 2)
                break;
        }

        told.ShouldBe(2);
        service.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_text_that_the_service_may_have_forgotten_is_not_sent_again_but_told_to_have_failed()
    {
        await worker.StoreAsync(Try(TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(3)));

        await worker.PublishAsync(command);

        (await worker.PublishedAsync<SmsFailed>()).Reason.ShouldContain("nobody knows");
        service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_never_left_can_be_sent_whenever_the_service_is_there_again()
    {
        await using var lonely = await Worker.StartAsync(new Uri("http://127.0.0.1:1"));

        await lonely.PublishAsync(command);
        (await lonely.Bus.Consumed.Any<SendSms>(consumed => consumed.Exception is not null, TestContext.Current.CancellationToken)).ShouldBeTrue();

        (await lonely.EffectsAsync(command.CallId)).ShouldBeEmpty();
    }

    private EffectRecord Try(DateTimeOffset at) => new() { CallId = command.CallId, Intent = $"sms-{command.SmsId}", Attempt = 1, IntendedAt = at };

    private async Task DeliverAsync()
    {
        await worker.PublishAsync(command);
        await worker.PublishedAsync<SmsSent>();
        worker.Crashes.Wanted(command.CallId).ShouldBeFalse();
    }
}
