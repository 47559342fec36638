using CallCenter.Simulator.Telephony;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class InboundCallTests : IAsyncDisposable
{
    private const string Caller = "+14255550321";
    private readonly TestExchange _exchange = new();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task The_app_hears_of_a_call_and_answers_it_once()
    {
        var caller = new ScriptedHandset().HangsUp(at: 1);
        var over = DialAsync(caller);
        var announced = await _exchange.Product.NextAsync();
        ((string?)announced["eventType"]).ShouldBe("Microsoft.Communication.IncomingCall");
        ((string?)announced["subject"]).ShouldBe($"/caller/4:{Caller}/recipient/4:+14255550199");
        _exchange.Product.Address!.PathAndQuery.ShouldBe("/webhooks/eventgrid?key=simulated-event-grid");
        var context = (string)announced["data"]!["incomingCallContext"]!;
        context.Length.ShouldBeInRange(7_000, 8_200);

        var call = await AnswerAsync(context);
        Should.Throw<AcsRefusal>(() => _exchange.Exchange.Incoming.Take(context)).Code.ShouldBe("8522");
        await _exchange.RunAsync(call, 2);

        (await over).ShouldBe("the caller hung up");
        caller.Rang.ShouldBeNull();
        caller.Line!.OwnNumber.ShouldBe(Caller);
        var events = await _exchange.Callbacks.UntilAsync("CallDisconnected");
        events.Select(e => e.Type).ShouldBe(["CallConnected", "ParticipantsUpdated", "CallDisconnected"]);
        events[^1].Result.ShouldBe((0, 540000));
    }

    [Fact]
    public async Task A_caller_whom_nobody_answers_gives_up_after_30_seconds()
    {
        var caller = new ScriptedHandset();
        var over = DialAsync(caller);
        var context = await ContextAsync();
        var call = _exchange.Exchange.Calls.Single();
        await _exchange.RunAsync(call, 29.9);
        over.IsCompleted.ShouldBeFalse();
        await _exchange.RunAsync(call, 1);

        (await over).ShouldBe("no answer");
        caller.Line.ShouldBeNull();
        Should.Throw<AcsRefusal>(() => _exchange.Exchange.Incoming.Take(context));
    }

    [Fact]
    public async Task A_caller_may_hang_up_while_it_rings()
    {
        using var stop = new CancellationTokenSource();
        var caller = new ScriptedHandset();
        var over = _exchange.Exchange.DialAsync(caller, Caller, stop.Token);
        await ContextAsync();
        await stop.CancelAsync();
        (await over).ShouldBe("the caller hung up");
        (await caller.WhenEnded).ShouldBe("the caller hung up");
    }

    [Fact]
    public async Task A_redirected_caller_talks_to_the_target_and_the_app_has_no_part_in_it()
    {
        var caller = new ScriptedHandset();
        var target = new ScriptedHandset().Says("Hello", at: 0.1).HangsUp(at: 3);
        var over = DialAsync(caller);
        var call = _exchange.Exchange.Incoming.Take(await ContextAsync());
        await call.Loop.AskAsync(() =>
        {
            call.During<InboundRinging>().Redirect(new Party(target, TestExchange.Agent, Caller));
            return true;
        });
        await _exchange.RunAsync(call, 5);

        await over;
        caller.Heard.ShouldBe(["Hello"]);
        _exchange.Callbacks.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task The_subscription_is_validated_once_and_waits_for_a_product_that_starts()
    {
        _exchange.Product.Failures = 3;
        var first = DialAsync(new ScriptedHandset());
        var announced = _exchange.Product.NextAsync();
        while (!announced.IsCompleted)
        {
            await WaitForTimerAsync();
            _exchange.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var second = DialAsync(new ScriptedHandset());
        await _exchange.Product.NextAsync();
        _exchange.Product.Handshakes.ShouldBe(1);
        first.IsCompleted.ShouldBeFalse();
        second.IsCompleted.ShouldBeFalse();

        async Task WaitForTimerAsync()
        {
            while (_exchange.Time.Waiting == 0 && !announced.IsCompleted)
                await Task.Yield();
        }
    }

    [Fact]
    public async Task A_product_that_never_comes_up_fails_the_call()
    {
        _exchange.Product.Failures = int.MaxValue;
        var caller = new ScriptedHandset();
        var over = DialAsync(caller);
        while (!over.IsCompleted)
        {
            _exchange.Time.Advance(TimeSpan.FromSeconds(8));
            await Task.Yield();
        }

        (await over).ShouldBe("the call center could not be reached");
        await caller.WhenEnded;
    }

    private Task<string> DialAsync(IHandset caller)
        => _exchange.Exchange.DialAsync(caller, Caller, TestContext.Current.CancellationToken);

    private async Task<string> ContextAsync() => (string)(await _exchange.Product.NextAsync())["data"]!["incomingCallContext"]!;

    private async Task<Call> AnswerAsync(string context)
    {
        var call = _exchange.Exchange.Incoming.Take(context);
        await call.Loop.AskAsync(() =>
        {
            call.During<InboundRinging>().Answer(TestExchange.Leg());
            return true;
        });
        return call;
    }
}
