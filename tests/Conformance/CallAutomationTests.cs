using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Speech.Modem;
using CallCenter.Simulator.Telephony;
using CallCenter.Simulator.Tests.Telephony;

namespace CallCenter.Conformance;

/// <summary>The official call automation SDK for JavaScript drives the simulated exchange.</summary>
public sealed class CallAutomationTests(SimulatorFixture simulator)
{
    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Calls_are_created_looked_at_and_hung_up_and_report_why_nobody_answered()
    {
        await RunAsync("call-automation/calls.mjs", new
        {
            friendly = simulator.Register(new ScriptedHandset { Answer = new(RingOutcome.PickUp, TimeSpan.FromSeconds(3)), Speed = 1 }),
            friendly2 = simulator.Register(new ScriptedHandset()),
            busy = simulator.Register(new ScriptedHandset { Answer = new(RingOutcome.Busy, s_soon) }),
            declining = simulator.Register(new ScriptedHandset { Answer = new(RingOutcome.Decline, s_soon) }),
            away = simulator.Register(new ScriptedHandset { Answer = new(RingOutcome.NoAnswer, default), Speed = 500 }),
        });
    }

    [Fact]
    public async Task An_incoming_call_is_answered_once_and_another_is_rejected()
    {
        await NodePackages.RequireAsync();
        // They have half a minute of patience, in which the script has to start.
        var (first, second) = (new ScriptedHandset { Speed = 1 }.HangsUp(at: 1), new ScriptedHandset { Speed = 1 });
        var (answered, answeredOver) = await DialAsync(first, "+14255557001");
        var (rejected, rejectedOver) = await DialAsync(second, "+14255557002");
        var context = (string)answered["incomingCallContext"]!;
        context.Length.ShouldBeInRange(7_000, 8_200);

        await RunAsync("call-automation/inbound.mjs", new
        {
            answer = context,
            reject = (string)rejected["incomingCallContext"]!,
            correlationId = (string)answered["correlationId"]!,
            center = simulator.Options.AcsPhoneNumber,
        });

        (await answeredOver).ShouldBe("the caller hung up");
        (await rejectedOver).ShouldBe("rejected (busy)");
        second.Line.ShouldBeNull();
    }

    [Fact]
    public async Task Prompts_are_heard_and_answers_recognised()
    {
        // Recognition waits 20 s at most, in which the script has to hang up.
        var callee = new ScriptedHandset { Speed = 3 }
            .Hears("Your number", me => me.Press("56#"))
            .Hears("Shall we", me => me.Say("Yes, please."))
            .Hears("When", me => me.Say("tomorrow at nine"));
        await RunAsync("call-automation/media.mjs", new { friendly = simulator.Register(callee) });

        callee.Heard[0].ShouldBe("Welcome to the clinic");
        callee.Heard.ShouldContain("A & B", StringComparer.Ordinal);
    }

    [Fact]
    public async Task Sound_streams_both_ways_until_it_is_stopped()
    {
        var callee = new ScriptedHandset().Hears("Hi", me => me.Say("Hello"));
        var sound = ModemEncoder.Encode("Hi", 24_000);
        await RunAsync("call-automation/streaming.mjs", new
        {
            friendly = simulator.Register(callee),
            friendly2 = simulator.Register(new ScriptedHandset()),
            sound = Convert.ToBase64String(MemoryMarshal.AsBytes(sound.AsSpan())),
        });

        callee.Line!.SampleRate.ShouldBe(24_000);
        callee.Peak.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task A_busy_agent_leaves_the_call_alone_and_one_who_answers_takes_it_over()
    {
        var caller = new ScriptedHandset();
        var agent = new ScriptedHandset().Says("Hello", at: 0.2).HangsUp(at: 3);
        await RunAsync("call-automation/transfer.mjs", new
        {
            friendly = simulator.Register(caller),
            busy = simulator.Register(new ScriptedHandset { Answer = new(RingOutcome.Busy, s_soon) }),
            agent = simulator.Register(agent),
        });

        await agent.WhenEnded;
        await caller.WhenEnded;
        caller.Heard.ShouldContain("Hello", StringComparer.Ordinal);
    }

    [Fact]
    public async Task Recordings_report_their_state()
        => await RunAsync("call-automation/recording.mjs", new { friendly = simulator.Register(new ScriptedHandset()) });

    private async Task<JsonNode?> RunAsync(string script, object more)
    {
        await NodePackages.RequireAsync();
        var input = System.Text.Json.JsonSerializer.SerializeToNode(simulator.Acs)!.AsObject();
        foreach (var (name, value) in System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject().ToList())
            input[name] = value?.DeepClone();
        return await NodeScript.RunAsync(script, input);
    }

    private async Task<(JsonNode IncomingCall, Task<string> Over)> DialAsync(ScriptedHandset handset, string from)
    {
        var over = simulator.Exchange.DialAsync(handset, from, TestContext.Current.CancellationToken);
        var incoming = await simulator.Product.NextAsync(
            "Microsoft.Communication.IncomingCall",
            data => (string?)data["from"]!["phoneNumber"]!["value"],
            from,
            TestContext.Current.CancellationToken);
        return (incoming, over);
    }
}
