using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Events;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>
/// One call: its ids, its loop and what it is doing. Rings, is a conversation with the app, perhaps a bridge between two people, ends.
/// Everything but the ids and <see cref="Over"/> belongs to the loop.
/// </summary>
internal sealed class Call : ILoopOwner
{
    private readonly TaskCompletionSource<string> over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ICallPhase phase;

    public Call(CallEquipment equipment, CallIdentity identity, CallParties parties)
    {
        Equipment = equipment;
        Identity = identity;
        Parties = parties;
        Loop = new CallLoop(equipment.Pacer, equipment.Time, this);
        phase = new EndedPhase();
    }

    public CallEquipment Equipment { get; }

    public CallIdentity Identity { get; }

    public CallParties Parties { get; }

    public CallLoop Loop { get; }

    /// <summary>Completes with the reason when the last person has put the receiver down.</summary>
    public Task<string> Over => over.Task;

    /// <summary>What the app asked for, once there is an app.</summary>
    public AppLeg? App { get; private set; }

    /// <summary>Raises the app's events; null until there is an app.</summary>
    public CallEvents? Events { get; private set; }

    /// <summary>callConnectionState on the wire.</summary>
    public string State => phase.State;

    public double Speed => phase.Speed;

    public bool MustWait => phase.MustWait;

    private CallbackQueue? Callbacks { get; set; }

    /// <summary>The call begins.</summary>
    public void Begin(ICallPhase first)
    {
        Enter(first);
        Loop.Start();
    }

    public void Enter(ICallPhase next) => phase = next;

    /// <summary>The app has created or answered the call and gets its events from now on.</summary>
    public CallEvents Join(AppLeg app)
    {
        App = app;
        Callbacks = new CallbackQueue(Equipment.Callbacks, Equipment.Lifetime.ApplicationStopping);
        return Events = new CallEvents(Identity, app, Callbacks, Equipment.Time);
    }

    /// <summary>The phase in which an action of the app is possible; refuses it in any other.</summary>
    public T During<T>() where T : class, ICallPhase => phase switch
    {
        T wanted => wanted,
        OutboundRinging or InboundRinging => throw AcsRefusal.NotEstablished(),
        _ => throw AcsRefusal.CallNotFound(),
    };

    /// <summary>The app hangs up, during the conversation or while it rings.</summary>
    public void HangUpByApp() => End(phase switch
    {
        OutboundRinging => CallEnd.CanceledByApp,
        Conversation => CallEnd.ByApp,
        _ => throw AcsRefusal.CallNotFound(),
    });

    public void End(CallEnd end)
    {
        if (phase is EndedPhase)
            return;
        var last = phase;
        phase = new EndedPhase();
        Loop.Stop();
        last.End(end);
        LeaveApp();
        over.TrySetResult(end.Reason);
    }

    /// <summary>No event follows.</summary>
    public void LeaveApp() => Callbacks?.Complete();

    /// <summary>The call as the app may see it; refused once its leg is gone.</summary>
    public JsonObject PropertiesOfLeg()
        => phase is EndedPhase or Bridge ? throw AcsRefusal.CallNotFound() : Properties();

    /// <summary>CallConnectionProperties on the wire.</summary>
    public JsonObject Properties()
    {
        var json = new JsonObject
        {
            ["callConnectionId"] = Identity.Id,
            ["serverCallId"] = Identity.ServerCallId,
            ["targets"] = new JsonArray(Parties.Called.ToJson()),
            ["callConnectionState"] = phase.State,
            ["callbackUri"] = App?.CallbackUri.OriginalString,
            ["correlationId"] = Identity.CorrelationId,
            ["source"] = Parties.Inbound ? Parties.Phone.ToJson() : Parties.App.ToJson(),
        };
        if (Parties.Inbound)
        {
            json["answeredBy"] = new JsonObject { ["id"] = Parties.App.RawId };
            json["answeredFor"] = new JsonObject { ["value"] = Parties.CenterNumber };
        }
        else
        {
            json["sourceCallerIdNumber"] = new JsonObject { ["value"] = Parties.CenterNumber };
            if (Parties.DisplayName is { } name)
                json["sourceDisplayName"] = name;
        }

        if (phase is Conversation { Streaming: { } streaming })
            json["mediaStreamingSubscription"] = streaming.ToJson();
        return json;
    }

    void ILoopOwner.Tick() => phase.Tick();

    void ILoopOwner.Failed(Exception exception)
    {
        Log.CallFailed(Equipment.Logger, Identity.Id, exception);
        try
        {
            End(CallEnd.LineFailed);
        }
        catch (Exception e)
        {
            Log.CallFailed(Equipment.Logger, Identity.Id, e);
            over.TrySetResult(CallEnd.LineFailed.Reason);
        }
    }
}
