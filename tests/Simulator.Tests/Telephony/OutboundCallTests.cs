using CallCenter.Simulator.Telephony;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class OutboundCallTests : IAsyncDisposable
{
    private readonly TestExchange _exchange = new();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Somebody_who_picks_up_is_connected_and_listed()
    {
        var callee = new ScriptedHandset { Answer = new(RingOutcome.PickUp, TimeSpan.FromSeconds(3)) };
        var call = _exchange.Place(callee);
        await _exchange.RunAsync(call, 2.9);
        callee.Line.ShouldBeNull();
        await _exchange.RunAsync(call, 0.2);

        callee.Rang.ShouldBe(new RingingCall("+14255550199", TestExchange.Callee));
        callee.Line!.OwnNumber.ShouldBe(TestExchange.Callee);
        callee.Line.OtherNumber.ShouldBe("+14255550199");
        callee.Line.SampleRate.ShouldBe(16_000);
        var connected = await _exchange.Callbacks.NextAsync();
        connected.Type.ShouldBe("CallConnected");
        connected.Context.ShouldBe("ctx");
        connected.Result.ShouldBe((200, 0));
        ((string?)connected.Data["callConnectionId"]).ShouldBe(call.Identity.Id);
        ((string?)connected.Envelope["source"]).ShouldBe($"calling/callConnections/{call.Identity.Id}");
        var updated = await _exchange.Callbacks.NextAsync();
        updated.Type.ShouldBe("ParticipantsUpdated");
        updated.Context.ShouldBeNull();
        updated.Data["participants"]!.AsArray().Select(p => (string)p!["identifier"]!["rawId"]!)
            .ShouldContain("4:" + TestExchange.Callee, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Busy", 486, 560486)]
    [InlineData("Decline", 603, 560603)]
    public async Task Somebody_who_does_not_take_the_call_fails_it_with_the_code_of_the_reason(string outcome, int code, int subCode)
    {
        var callee = new ScriptedHandset { Answer = new(Enum.Parse<RingOutcome>(outcome), TimeSpan.FromSeconds(1)) };
        var call = _exchange.Place(callee);
        await _exchange.RunAsync(call, 2);

        var failed = await _exchange.Callbacks.NextAsync();
        failed.Type.ShouldBe("CreateCallFailed");
        failed.Result.ShouldBe((code, subCode));
        await callee.WhenEnded;
    }

    [Fact]
    public async Task After_two_minutes_of_ringing_nobody_answered()
    {
        var call = _exchange.Place(new ScriptedHandset { Answer = new(RingOutcome.NoAnswer, default) });
        await _exchange.RunAsync(call, 119.9);
        call.Over.IsCompleted.ShouldBeFalse();
        await _exchange.RunAsync(call, 1);
        (await _exchange.Callbacks.NextAsync()).Result.ShouldBe((487, 10004));
    }

    [Fact]
    public async Task An_app_of_an_old_api_version_sees_a_failed_call_end()
    {
        var callee = new ScriptedHandset { Answer = new(RingOutcome.Busy, TimeSpan.FromSeconds(1)) };
        var call = _exchange.Place(callee, TestExchange.Leg(apiVersion: "2024-04-15"));
        await _exchange.RunAsync(call, 2);
        (await _exchange.Callbacks.NextAsync()).Type.ShouldBe("CallDisconnected");
    }

    [Fact]
    public async Task A_user_without_a_phone_has_no_endpoint()
    {
        _exchange.Exchange.Place(_exchange.Exchange.Outbound(new Identifier("8:acs:a_b"), null, null), TestExchange.Leg());
        (await _exchange.Callbacks.NextAsync()).Result.ShouldBe((480, 10037));
    }

    [Fact]
    public async Task Actions_need_a_connected_call_and_find_none_after_its_end()
    {
        var callee = new ScriptedHandset { Answer = new(RingOutcome.PickUp, TimeSpan.FromSeconds(1)) };
        var call = _exchange.Place(callee);
        (await RefusalAsync(call)).Code.ShouldBe("8501");
        await _exchange.RunAsync(call, 1.1);
        await TestExchange.DoAsync(call, c => c.CancelAllMedia());
        await call.Loop.AskAsync(() => { call.HangUpByApp(); return true; });
        (await RefusalAsync(call)).Code.ShouldBe("8522");
        await call.Over;
    }

    [Fact]
    public async Task When_the_app_hangs_up_what_plays_is_cancelled_and_nothing_follows_the_end()
    {
        var callee = new ScriptedHandset();
        var call = await _exchange.ConnectAsync(callee);
        await TestExchange.DoAsync(call, c => c.Play([new(CallCenter.Simulator.Telephony.Prompts.PlaySourceKind.Text, "A long text")], true, false, new("p", null)));
        await call.Loop.AskAsync(() => { call.HangUpByApp(); return true; });

        var events = await _exchange.Callbacks.UntilAsync("CallDisconnected");
        events.Select(e => e.Type).ShouldBe(["PlayStarted", "PlayCanceled", "CallDisconnected"]);
        events[^1].Result.ShouldBe((200, 7000));
        (await callee.WhenEnded).ShouldBe("the call center hung up");
        _exchange.Callbacks.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task When_the_app_gives_up_ringing_the_call_ends()
    {
        var callee = new ScriptedHandset { Answer = new(RingOutcome.PickUp, TimeSpan.FromSeconds(9)) };
        var call = _exchange.Place(callee);
        await _exchange.RunAsync(call, 1);
        await call.Loop.AskAsync(() => { call.HangUpByApp(); return true; });
        (await _exchange.Callbacks.NextAsync()).Type.ShouldBe("CallDisconnected");
        await callee.WhenEnded;
        callee.Line.ShouldBeNull();
    }

    [Fact]
    public async Task When_the_callee_hangs_up_the_app_is_told_so()
    {
        var callee = new ScriptedHandset().HangsUp(at: 2);
        var call = await _exchange.ConnectAsync(callee);
        await _exchange.RunAsync(call, 3);
        (await _exchange.Callbacks.NextAsync()).Result.ShouldBe((0, 560000));
        callee.Ticks.ShouldBe(101);
    }

    [Fact]
    public async Task A_handset_that_fails_ends_its_call_as_a_lost_line()
    {
        var callee = new ScriptedHandset().Fails(at: 1);
        var call = await _exchange.ConnectAsync(callee);
        await _exchange.RunAsync(call, 2);
        (await _exchange.Callbacks.NextAsync()).Result.ShouldBe((410, 301005));
    }

    private static async Task<AcsRefusal> RefusalAsync(Call call)
        => await Should.ThrowAsync<AcsRefusal>(() => TestExchange.DoAsync(call, c => c.CancelAllMedia()));
}
