using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Scenarios;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Runs;

/// <summary>Texts of all SMS sent to a number so far.</summary>
internal delegate IReadOnlyList<string> SentSms(string phoneNumber);

/// <summary>Makes one call and judges it.</summary>
internal sealed class RunExecutor(HandsetDirectory directory, IExchange exchange, SentSms sentSms, TimeProvider time)
{
    private static readonly TimeSpan InsightsLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan ClosingLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private readonly BackOff _backOff = new(time);

    /// <summary>
    /// 1. Puts the person, and the human agent, at their numbers. 2. Has the call placed. 3. Waits for its end at both ends.
    /// 4. Gives the product time for what comes after a call. 5. Tells it how long its answers took at the ear. 6. Judges.
    /// </summary>
    public async Task<RunResult> RunAsync(PlannedRun plan, CallApi api, Action<RunPhase> phase, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var agent = HumanAgent.Create(plan.Scenario.Agent, plan.Speed, time);
        var caller = new SimulatedCaller(plan.Scenario.Caller, plan.Scenario.Ring, plan.Speed, plan.Seed, time);
        var seen = await ObserveAsync(plan, caller, agent, api, phase, cancellationToken);
        var record = seen.Caller;
        return new RunResult
        {
            Run = plan.Index,
            Scenario = plan.Scenario.Name,
            PhoneNumber = plan.PhoneNumber,
            CallId = seen.Call?.CallId,
            Reasons = Verdict.Judge(seen),
            Turns = record.Turns,
            CallSeconds = Math.Round(record.Duration.TotalSeconds, 2),
            WallSeconds = Math.Round(time.GetElapsedTime(started).TotalSeconds, 2),
            AnswerGapMs = AnswerGaps.Of(record.Gaps),
            Gaps = record.Gaps,
            Transcript = [.. record.Lines.Select(SaidLine.From)],
        };
    }

    private async Task<RunObservation> ObserveAsync(
        PlannedRun plan, SimulatedCaller caller, SimulatedCaller agent, CallApi api, Action<RunPhase> phase, CancellationToken cancellationToken)
    {
        var seen = new RunObservation { Plan = plan, Caller = CallerRecord.Nothing };
        using var person = directory.TryRegister(plan.PhoneNumber, () => caller);
        using var human = directory.TryRegister(plan.AgentNumber, () => agent);
        if (person is null || human is null)
            return seen with { Failure = "somebody else is at the scenario's number already" };

        using var limit = new CancellationTokenSource(Limit(plan), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        CallView? call = null;
        try
        {
            phase(RunPhase.Dialling);
            var talking = AnnounceTalkAsync(caller, phase);
            call = plan.Scenario.Direction == CallDirection.Outbound
                ? await OutboundAsync(plan, caller, api, both.Token)
                : await InboundAsync(plan, caller, api, both.Token);
            if (caller.WhenConnected.IsCompleted)
                await talking;
            phase(RunPhase.Settling);
            call = await SettleAsync(plan, call, api, both.Token);
            if (call is not null && caller.Record.Gaps is { Count: > 0 } gaps)
                await api.TellAsync(call.CallId, gaps, both.Token);
        }
        catch (Exception exception) when (exception is ProductRefusedException or HttpRequestException)
        {
            seen = seen with { Failure = exception.Message };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            seen = seen with { Failure = $"the call was not over after {Limit(plan).TotalSeconds:0} s" };
        }

        return seen with
        {
            Call = call,
            Caller = caller.Record,
            AgentConnected = agent.WhenConnected.IsCompleted,
            AgentRang = agent.Rang,
            Sms = sentSms(plan.PhoneNumber),
        };
    }

    private async Task<CallView?> OutboundAsync(PlannedRun plan, SimulatedCaller caller, CallApi api, CancellationToken cancellationToken)
    {
        var body = plan.Scenario.Call;
        if (plan.Scenario.Agent != AgentPhone.None)
        {
            body = (System.Text.Json.Nodes.JsonObject)body.DeepClone();
            body["agent_phone_number"] = plan.AgentNumber;
        }

        var call = await api.StartAsync(plan.PhoneNumber, body, cancellationToken);
        CallView? latest = call;
        while (latest is { InProgress: true } && !caller.WhenEnded.IsCompleted)
        {
            await WhileAsync(caller.WhenEnded, cancellationToken);
            latest = await api.FindAsync(call.CallId, cancellationToken);
        }

        // A transferred caller goes on talking after the product has left.
        if (caller.WhenConnected.IsCompleted)
            await caller.WhenEnded.WaitAsync(cancellationToken);
        return latest is { InProgress: false } ? latest : await ClosedAsync(call.CallId, api, cancellationToken);
    }

    private async Task<CallView?> InboundAsync(PlannedRun plan, SimulatedCaller caller, CallApi api, CancellationToken cancellationToken)
    {
        await exchange.DialAsync(caller, plan.PhoneNumber, cancellationToken);
        return await ClosedAsync(plan.PhoneNumber, api, cancellationToken);
    }

    private Task<CallView?> ClosedAsync(string idOrNumber, CallApi api, CancellationToken cancellationToken)
        => _backOff.UntilAsync(token => api.FindAsync(idOrNumber, token), call => call is { InProgress: false }, ClosingLimit, cancellationToken);

    private async Task<CallView?> SettleAsync(PlannedRun plan, CallView? call, CallApi api, CancellationToken cancellationToken)
    {
        var expect = plan.Scenario.Expect;
        if (call is null || call.InProgress)
            return call;
        if (expect.NeedsInsights)
            call = await _backOff.UntilAsync(token => api.FindAsync(call.CallId, token), latest => latest is { Synthesis: not null, Next: not null }, InsightsLimit, cancellationToken);
        if (expect.Sms == true)
            await _backOff.UntilAsync(_ => Task.FromResult(sentSms(plan.PhoneNumber)), sms => sms.Count > 0, InsightsLimit, cancellationToken);
        return call;
    }

    private static async Task AnnounceTalkAsync(SimulatedCaller caller, Action<RunPhase> phase)
    {
        await caller.WhenConnected;
        phase(RunPhase.Talking);
    }

    /// <summary>Waits for the end of the call as the person knows it, and now and then wakes up for calls that never reach the person.</summary>
    private async Task WhileAsync(Task ended, CancellationToken cancellationToken)
    {
        try
        {
            await ended.WaitAsync(LookEvery, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Not over yet for the person; the product may know better: busy, declined, no answer.
        }
    }

    /// <summary>Real time after which a run is given up: the longest call and a minute of ringing on its own clock, and what comes after.</summary>
    private static TimeSpan Limit(PlannedRun plan)
        => ((plan.Scenario.Caller.LongestCall + TimeSpan.FromMinutes(1)) / Math.Min(plan.Speed, 4)) + ClosingLimit + InsightsLimit + InsightsLimit;
}
