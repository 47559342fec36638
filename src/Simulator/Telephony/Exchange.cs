using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.EventGrid;
using CallCenter.Simulator.Telephony.Recordings;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony;

/// <summary>The exchange: every call that is up, placed by callers or by the app.</summary>
internal sealed class Exchange(
    SimulatorOptions options, SimulatorAddress address, CallEquipment equipment, EventGridPublisher eventGrid, ILogger<Exchange> logger) : IExchange
{
    private readonly ConcurrentDictionary<string, Call> calls = new(StringComparer.Ordinal);
    private readonly Identifier app = new($"8:acs:{options.AcsResourceId}_{Guid.NewGuid()}");

    /// <summary>Calls that wait to be answered.</summary>
    public IncomingCalls Incoming { get; } = new();

    /// <summary>All calls that are up or ringing.</summary>
    public IEnumerable<Call> Calls => calls.Values;

    /// <inheritdoc/>
    public async Task<string> DialAsync(IHandset handset, string from, CancellationToken cancellationToken)
    {
        var parties = new CallParties(Inbound: true, Identifier.Phone(from), options.AcsPhoneNumber, app);
        var caller = new Party(handset, from, options.AcsPhoneNumber);
        if (!await eventGrid.ValidateAsync())
        {
            caller.End(CallEnd.NotDelivered.Reason);
            return CallEnd.NotDelivered.Reason;
        }

        var call = Add(parties);
        call.Loop.Post(() => call.Begin(new InboundRinging(call, caller)));
        await using var hangUp = cancellationToken.Register(() => call.Loop.Post(() => call.End(CallEnd.ByCaller)));
        var context = Incoming.Offer(call);
        var announced = AnnounceAsync(call, context);
        var reason = await call.Over;
        Incoming.Withdraw(context);
        await announced;
        return reason;
    }

    /// <summary>The app calls somebody: rings at once and reports by events.</summary>
    public Call Place(CallParties parties, AppLeg leg)
    {
        var call = Add(parties);
        call.Loop.Post(() =>
        {
            var events = call.Join(leg);
            if (parties.Phone.PhoneNumber is { } number)
            {
                call.Begin(new OutboundRinging(call, new Party(equipment.Handsets.For(number), number, parties.CenterNumber)));
                return;
            }

            call.Begin(new NobodyThere(events));
            call.End(CallEnd.NoEndpoint);
        });
        return call;
    }

    /// <summary>Parties of a call that the app is about to place.</summary>
    public CallParties Outbound(Identifier target, string? callerId, string? displayName)
        => new(Inbound: false, target, callerId ?? options.AcsPhoneNumber, app, displayName);

    public Call Find(string callConnectionId)
        => calls.TryGetValue(callConnectionId, out var call) ? call : throw AcsRefusal.CallNotFound();

    public Call Find(RecordingOrder order) => order.CallConnectionId is { } id
        ? Find(id)
        : calls.Values.FirstOrDefault(call => string.Equals(call.Identity.ServerCallId, order.ServerCallId, StringComparison.Ordinal)) ?? throw AcsRefusal.CallNotFound();

    private Call Add(CallParties parties)
    {
        var call = new Call(equipment, CallIdentity.New(address.Url), parties);
        calls[call.Identity.Id] = call;
        Log.CallBegan(logger, call.Identity.Id, parties.Inbound);
        _ = ForgetAsync(call);
        return call;
    }

    private async Task ForgetAsync(Call call)
    {
        var reason = await call.Over;
        calls.TryRemove(call.Identity.Id, out _);
        Log.CallEnded(logger, call.Identity.Id, reason);
    }

    private async Task AnnounceAsync(Call call, string context)
    {
        var (caller, center) = (call.Parties.Phone, call.Parties.Called);
        var delivered = await eventGrid.PublishAsync(
            "Microsoft.Communication.IncomingCall",
            $"/caller/{caller.RawId}/recipient/{center.RawId}",
            new JsonObject
            {
                ["to"] = center.ToJson(),
                ["from"] = caller.ToJson(),
                ["serverCallId"] = call.Identity.ServerCallId,
                ["callerDisplayName"] = "",
                ["customContext"] = new JsonObject { ["sipHeaders"] = new JsonObject(), ["voipHeaders"] = new JsonObject() },
                ["incomingCallContext"] = context,
                ["correlationId"] = call.Identity.CorrelationId,
            });
        if (!delivered)
            call.Loop.Post(() => call.End(CallEnd.NotDelivered));
    }
}
