using System.Globalization;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Tests.Effects;

namespace CallCenter.CallSaga.Tests.Control;

/// <summary>An effect on the telephone service happens once, wherever the process dies and however often its command comes.</summary>
[Trait("Speed", "slow")]
public sealed class CrashTests(ControlDesk desk) : IClassFixture<ControlDesk>
{
    private const string Dial = "place";
    private const string PickUp = "answer";
    private const string HandOver = "transfer-1";
    private const string Recording = "record";

    private readonly Guid call = Guid.NewGuid();

    public static TheoryData<string> Intents => [Dial, PickUp, HandOver, Recording];

    [Theory]
    [MemberData(nameof(Intents))]
    public async Task A_process_that_dies_before_the_effect_leaves_it_to_the_next_delivery(string intent)
    {
        Serve();
        desk.Crashes.At(CrashPoint.WrittenDown, call);

        await DeliverAsync(intent);

        Requests().ShouldHaveSingleItem();
        desk.Crashes.Wanted(call).ShouldBeFalse();
        ShouldHaveTold(intent, times: 1);
        (await desk.EffectsAsync(call)).Select(row => row.Outcome).ShouldBe([EffectOutcome.Done, EffectOutcome.Done]);
    }

    [Theory]
    [MemberData(nameof(Intents))]
    public async Task A_process_that_dies_after_the_effect_has_it_repeated_as_the_request_that_the_service_knows(string intent)
    {
        Serve();
        desk.Crashes.At(CrashPoint.BroughtAbout, call);

        await DeliverAsync(intent);

        var requests = Requests();
        requests.Count.ShouldBe(2);
        requests[1].Target.ShouldBe(requests[0].Target);
        requests[1].Body.ShouldBe(requests[0].Body);
        requests[1].Header("Repeatability-Request-ID").ShouldBe(requests[0].Header("Repeatability-Request-ID").ShouldNotBeNull());
        requests[1].Header("Repeatability-First-Sent").ShouldBe(requests[0].Header("Repeatability-First-Sent").ShouldNotBeNull());
        desk.Crashes.Wanted(call).ShouldBeFalse();
        ShouldHaveTold(intent, times: 1);
        (await desk.EffectsAsync(call)).Select(row => row.Outcome).ShouldBe([EffectOutcome.Done, EffectOutcome.Done]);
    }

    [Theory]
    [MemberData(nameof(Intents))]
    public async Task A_process_that_dies_before_it_tells_the_outcome_has_it_told_without_a_second_effect(string intent)
    {
        Serve();
        desk.Crashes.At(CrashPoint.Settled, call);

        await DeliverAsync(intent);

        Requests().ShouldHaveSingleItem();
        desk.Crashes.Wanted(call).ShouldBeFalse();
        ShouldHaveTold(intent, times: 1);
        (await desk.EffectsAsync(call)).ShouldHaveSingleItem().Outcome.ShouldBe(EffectOutcome.Done);
    }

    [Theory]
    [MemberData(nameof(Intents))]
    public async Task A_refusal_that_was_settled_is_told_again_without_asking_again(string intent)
    {
        Serve((400, """{"error":{"code":"8523"}}"""));
        desk.Crashes.At(CrashPoint.Settled, call);

        await DeliverAsync(intent);
        await DeliverAsync(intent);

        Requests().ShouldHaveSingleItem();
        ShouldHaveToldFailure(intent, times: 2);
        (await desk.EffectsAsync(call)).ShouldHaveSingleItem().Reference.ShouldBe("400 8523");
    }

    [Theory]
    [MemberData(nameof(Intents))]
    public async Task Two_deliveries_at_once_are_one_effect(string intent)
    {
        Serve();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.Service.Held[$"{call:N}"] = desk.Service.Held[call.ToString()] = release.Task;

        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid()];
        var deliveries = Task.WhenAll(ids.Select(id => DeliverAsync(intent, id)));
        await Task.WhenAll(ids.Select(desk.BegunAsync));
        release.SetResult();
        await deliveries;

        Requests().ShouldHaveSingleItem();
        ShouldHaveTold(intent, times: 2);
    }

    [Theory]
    [MemberData(nameof(Intents))]
    public async Task A_repetition_is_what_was_sent_first_whenever_it_is_sent(string intent)
    {
        Serve();
        var first = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1);
        await desk.TriedAsync(call, intent, first);

        await DeliverAsync(intent);

        var request = Requests().ShouldHaveSingleItem();
        request.Header("Repeatability-First-Sent").ShouldBe(first.ToString("r", CultureInfo.InvariantCulture));
        if (intent is not HandOver)
            request.Body.ShouldContain($"/webhooks/acs/calls/{call}?token={desk.Tokens.Issue(call, first)}");
        ShouldHaveTold(intent, times: 1);
    }

    [Theory]
    [InlineData(Dial)]
    [InlineData(PickUp)]
    public async Task A_service_that_is_still_busy_with_the_first_try_is_asked_again(string intent)
    {
        Serve();
        var taken = desk.Service.Answers[call.ToString()];
        desk.Service.Answers[call.ToString()] = attempt => attempt == 1 ? (409, """{"error":{"code":"8519"}}""") : taken(attempt);
        await desk.TriedAsync(call, intent, TimeProvider.System.GetUtcNow());

        await DeliverAsync(intent);

        Requests().Count.ShouldBe(2);
        ShouldHaveTold(intent, times: 1);
    }

    [Theory]
    [InlineData(HandOver, 409, "8519")]
    [InlineData(Recording, 400, "8559")]
    public async Task What_is_in_the_way_of_a_repetition_is_what_was_asked_for_first(string intent, int status, string code)
    {
        Serve((status, $$$"""{"error":{"code":"{{{code}}}"}}"""));
        await desk.TriedAsync(call, intent, TimeProvider.System.GetUtcNow());

        await DeliverAsync(intent);

        Requests().ShouldHaveSingleItem();
        ShouldHaveToldFailure(intent, times: 0);
        (await desk.EffectsAsync(call)).ShouldAllBe(row => row.Outcome == EffectOutcome.Done);
    }

    [Fact]
    public async Task A_transfer_in_doubt_of_a_leg_that_is_gone_ends_the_call()
    {
        Serve((404, """{"error":{"code":"8522"}}"""));
        await desk.TriedAsync(call, HandOver, TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(3));

        await DeliverAsync(HandOver);

        desk.Service.To($"leg-{call:N}").ShouldHaveSingleItem().Method.ShouldBe("GET");
        desk.Events<LegGone>(m => m.CallId, call).ShouldHaveSingleItem();
        desk.Events<TransferRefused>(m => m.CallId, call).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Intents))]
    public async Task A_service_that_does_not_say_that_nothing_was_done_leaves_the_try_unsettled(string intent)
    {
        Serve((500, """{"error":{"code":"9999"}}"""));

        await DeliverAsync(intent);

        ShouldHaveToldFailure(intent, times: 1);
        (await desk.EffectsAsync(call)).ShouldHaveSingleItem().Outcome.ShouldBe(EffectOutcome.Intended);
    }

    [Theory]
    [MemberData(nameof(Intents))]
    public async Task What_the_service_may_have_forgotten_is_not_repeated_but_told_to_have_failed(string intent)
    {
        Serve();
        await desk.TriedAsync(call, intent, TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(3));

        await DeliverAsync(intent);

        Requests().ShouldBeEmpty();
        ShouldHaveToldFailure(intent, times: 1);
        (await desk.EffectsAsync(call)).ShouldHaveSingleItem().Outcome.ShouldBe(EffectOutcome.Intended);
    }

    private void Serve((int Status, string Body)? answer = null)
    {
        // Create and answer name the call in their callback address, transfer and recording in the ids of their leg and line.
        var taken = answer ?? (200, $$"""{"callConnectionId":"leg-{{call:N}}","serverCallId":"line-{{call:N}}","recordingId":"rec-1"}""");
        desk.Service.Answers[call.ToString()] = _ => taken;
        desk.Service.Answers[$"leg-{call:N}"] = _ => taken;
    }

    private Task DeliverAsync(string intent, Guid? messageId = null)
    {
        var id = messageId ?? Guid.NewGuid();
        var number = PhoneNumber.Parse("+14255550123");
        return intent switch
        {
            Dial => desk.DoAsync(new PlaceCall { CallId = call, To = number, DisplayName = "Contoso", StreamAtOnce = true }, id),
            PickUp => desk.DoAsync(new AnswerCall { CallId = call, IncomingCallContext = "eyJctx", StreamAtOnce = true }, id),
            HandOver => desk.DoAsync(new TransferLeg { CallId = call, ConnectionId = $"leg-{call:N}", Agent = number, OperationContext = HandOver }, id),
            _ => desk.DoAsync(new StartRecording { CallId = call, ServerCallId = $"line-{call:N}" }, id),
        };
    }

    /// <summary>What the service was asked to do.</summary>
    private IReadOnlyList<TelephoneService.Request> Requests() =>
        [.. desk.Service.About(call).Union(desk.Service.To($"leg-{call:N}")).Where(request => request.Method is "POST")];

    /// <summary>A transfer tells its outcome by the service's events; only its failure is ours to tell.</summary>
    private void ShouldHaveTold(string intent, int times)
    {
        var legs = desk.Events<CallPlaced>(m => m.CallId, call);
        legs.Count.ShouldBe(intent is Dial or PickUp ? times : 0);
        legs.ShouldAllBe(placed => placed.ConnectionId == $"leg-{call:N}");
        var recordings = desk.Events<RecordingStarted>(m => m.CallId, call);
        recordings.Count.ShouldBe(intent is Recording ? times : 0);
        recordings.ShouldAllBe(started => started.RecordingId == "rec-1");
        ShouldHaveToldFailure(intent, times: 0);
    }

    /// <summary>A call goes on without its recording.</summary>
    private void ShouldHaveToldFailure(string intent, int times)
    {
        desk.Events<CallPlacementFailed>(m => m.CallId, call).Count.ShouldBe(intent is Dial or PickUp ? times : 0);
        desk.Events<TransferRefused>(m => m.CallId, call).Count.ShouldBe(intent is HandOver ? times : 0);
        desk.Events<LegGone>(m => m.CallId, call).ShouldBeEmpty();
    }
}
