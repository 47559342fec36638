using CallCenter.Simulator.Telephony;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class TransferTests : IAsyncDisposable
{
    private readonly TestExchange _exchange = new();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task An_agent_who_picks_up_takes_the_caller_over_and_they_hear_each_other()
    {
        var caller = new ScriptedHandset().Hears("Hello", me => me.Say("Hi"));
        var agent = new ScriptedHandset().Says("Hello", at: 0.1).Hears("Hi", me => me.Line!.HangUp());
        var call = await BeginAsync(caller, agent);
        ((string?)call.Properties()["callConnectionState"]).ShouldBe("transferring");
        await _exchange.RunAsync(call, 10);

        await call.Over;
        var events = await _exchange.Callbacks.UntilAsync("CallDisconnected");
        events.Select(e => e.Type).ShouldBe(["CallTransferAccepted", "CallDisconnected"]);
        events[0].Context.ShouldBe("x");
        ((string?)events[0].Data["transferTarget"]!["rawId"]).ShouldBe("4:" + TestExchange.Agent);
        events[1].Result.ShouldBe((200, 7000));
        agent.Rang.ShouldBe(new RingingCall("+14255550199", TestExchange.Agent));
        agent.Heard.ShouldBe(["Hi"]);
        caller.Heard.ShouldBe(["Hello"]);
        _exchange.Callbacks.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Busy", 560486)]
    [InlineData("Decline", 560603)]
    public async Task An_agent_who_does_not_pick_up_leaves_the_call_as_it_was(string outcome, int subCode)
    {
        var caller = new ScriptedHandset();
        var agent = new ScriptedHandset { Answer = new(Enum.Parse<RingOutcome>(outcome), TimeSpan.FromSeconds(1)) };
        var call = await BeginAsync(caller, agent);
        await _exchange.RunAsync(call, 2);

        var failed = await _exchange.Callbacks.NextAsync();
        failed.Type.ShouldBe("CallTransferFailed");
        failed.Result.SubCode.ShouldBe(subCode);
        ((string?)call.Properties()["callConnectionState"]).ShouldBe("connected");
        await agent.WhenEnded;
        caller.WhenEnded.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Only_one_transfer_at_a_time()
    {
        var call = await BeginAsync(new ScriptedHandset(), new ScriptedHandset { Answer = new(RingOutcome.NoAnswer, default) });
        var refusal = await Should.ThrowAsync<AcsRefusal>(() => TransferAsync(call));
        refusal.Code.ShouldBe("8607");
    }

    [Fact]
    public async Task A_caller_who_hangs_up_meanwhile_ends_the_transfer_too()
    {
        var agent = new ScriptedHandset { Answer = new(RingOutcome.NoAnswer, default) };
        var call = await BeginAsync(new ScriptedHandset().HangsUp(at: 1), agent);
        await _exchange.RunAsync(call, 2);
        (await _exchange.Callbacks.UntilAsync("CallDisconnected")).Select(e => e.Type)
            .ShouldBe(["CallTransferFailed", "CallDisconnected"]);
        await agent.WhenEnded;
    }

    private async Task<Call> BeginAsync(ScriptedHandset caller, ScriptedHandset agent)
    {
        _exchange.Put(TestExchange.Agent, agent);
        var call = await _exchange.ConnectAsync(caller);
        await TransferAsync(call);
        return call;
    }

    private static Task TransferAsync(Call call) => TestExchange.DoAsync(
        call, c => c.BeginTransfer(new TransferOrder(Identifier.Phone(TestExchange.Agent), null, null, new Operation("x", null))));
}
