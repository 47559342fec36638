using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Events;
using CallCenter.Simulator.Telephony.Prompts;
using CallCenter.Simulator.Telephony.Recordings;
using CallCenter.Simulator.Telephony.Rest;
using CallCenter.Simulator.Telephony.Streaming;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>The app and a person are connected.</summary>
internal sealed class Conversation : ICallPhase
{
    private readonly Call call;
    private readonly Party person;
    private readonly AppLeg app;
    private readonly CallEvents events;
    private readonly MediaOperations media = new();
    private readonly DateTimeOffset connectedAt;
    private Transfer? transfer;

    private Conversation(Call call, Party person)
    {
        this.call = call;
        this.person = person;
        app = call.App!;
        events = call.Events!;
        connectedAt = call.Equipment.Time.GetUtcNow();
        if (app.Streaming is { } options)
            Streaming = new MediaStreaming(
                call.Identity, options, call.Loop, events, call.Equipment.Sockets, new Patience(call.Equipment.Time, person.Speed));
    }

    public string State => transfer is null ? "connected" : "transferring";

    public double Speed => person.Speed;

    public bool MustWait => Streaming is { MustWait: true };

    /// <summary>Null when the app asked for none.</summary>
    public MediaStreaming? Streaming { get; }

    /// <summary>The recording of this call, once one was started.</summary>
    public Recording? Recording { get; private set; }

    /// <summary>Somebody picked up: CallConnected, ParticipantsUpdated, then the media socket.</summary>
    public static void Begin(Call call, Party person)
    {
        var conversation = new Conversation(call, person);
        call.Enter(conversation);
        conversation.events.Raise("CallConnected", ResultInformation.Succeeded);
        conversation.events.Raise("ParticipantsUpdated", ResultInformation.Succeeded, new JsonObject
        {
            ["participants"] = conversation.Participants(),
            ["sequenceNumber"] = 1,
        }, withContext: false);
        person.Connect(conversation.app.SampleRate);
        if (conversation.app.Streaming is { StartsWithCall: true })
            conversation.Streaming!.Start(new Operation(null, null));
    }

    public JsonArray Participants() => new([.. new[] { call.Parties.App, call.Parties.Phone }.Select(Participant)]);

    /// <summary>Null when nobody by that raw id is on the call.</summary>
    public JsonNode? Participant(string rawId)
        => Participants().Select(node => node!.DeepClone()).FirstOrDefault(p => string.Equals((string?)p["identifier"]!["rawId"], rawId, StringComparison.Ordinal));

    public MediaStreaming RequiredStreaming()
        => Streaming ?? throw AcsRefusal.Precondition("Media streaming is not configured for this call.");

    public void Play(IReadOnlyList<PlaySource> sources, bool repeats, bool interrupts, Operation operation)
        => media.Add(new PlayOperation(Load(sources), repeats, operation, call.Loop, events), interrupts);

    public void Recognize(IReadOnlyList<PlaySource> prompts, RecognizeOptions options, bool interrupts, Operation operation)
        => media.Add(
            new RecognizeOperation(Load(prompts), options, app.SampleRate, app.HasSpeechService, operation, call.Loop, events), interrupts);

    public void CancelAllMedia() => media.CancelAll();

    public Recording Record(RecordingOrder order)
    {
        if (Recording is { Stopped: false })
            throw new AcsRefusal(StatusCodes.Status400BadRequest, "8559", "Recording is already in progress, one recording can be active at one time.");
        return Recording = new Recording(call, order, events, call.Equipment.Time);
    }

    public void BeginTransfer(TransferOrder order)
    {
        if (transfer is not null)
            throw new AcsRefusal(StatusCodes.Status409Conflict, "8607", "Another transfer of this call is in progress.");
        if (order.Target.PhoneNumber is not { } number)
        {
            events.Raise("CallTransferFailed", order.Operation, ResultInformation.NoEndpoint);
            return;
        }

        var target = new Party(call.Equipment.Handsets.For(number), number, order.CallerId ?? call.Parties.CenterNumber);
        transfer = new Transfer(target, order, order.Transferee ?? call.Parties.Phone, events);
    }

    public void Tick()
    {
        person.Heard.Clear();
        Streaming?.MixInto(person.Heard);
        media.MixInto(person.Heard);
        var timestamp = connectedAt + person.Elapsed;
        person.Tick();
        while (person.TryTakeKey(out var key))
        {
            Streaming?.Press(key);
            media.Press(key);
        }

        Streaming?.Send(timestamp, call.Parties.Phone.RawId, person.Said);
        media.Listen(person.Said);
        if (person.HungUp)
            call.End(call.Parties.Inbound ? CallEnd.ByCaller : CallEnd.ByCallee);
        else
            AdvanceTransfer();
    }

    public void End(CallEnd end)
    {
        transfer?.Failed(end);
        LeaveApp(end);
        person.End(end.Reason);
    }

    private void AdvanceTransfer() => transfer?.Tick(
        () => HandOver(transfer!.Target),
        end =>
        {
            transfer!.Failed(end);
            transfer = null;
        });

    private void HandOver(Party target)
    {
        transfer!.Accepted();
        LeaveApp(CallEnd.Transferred);
        target.Connect(app.SampleRate);
        call.Enter(new Bridge(call, person, target));
    }

    /// <summary>Canceled for what still plays, then CallDisconnected, then nothing.</summary>
    private void LeaveApp(CallEnd end)
    {
        media.CancelAll();
        Streaming?.Close();
        Recording?.Stop();
        events.Raise("CallDisconnected", end.Result, withContext: false);
        call.LeaveApp();
    }

    private Task<LoadedPrompt> Load(IReadOnlyList<PlaySource> sources)
        => call.Equipment.Prompts.LoadAsync(sources, app.SampleRate, app.HasSpeechService);

    private static JsonNode Participant(Identifier identifier)
        => new JsonObject { ["identifier"] = identifier.ToJson(), ["isMuted"] = false, ["isOnHold"] = false };
}
