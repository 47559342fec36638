using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Events;

namespace CallCenter.Simulator.Telephony.Recordings;

/// <summary>
/// The state of a recording; the simulator keeps no sound of it. Owned by the call's loop.
/// </summary>
internal sealed class Recording
{
    private readonly RecordingOrder order;
    private readonly CallEvents events;
    private readonly DateTimeOffset startedAt;
    private bool active;

    public Recording(Call call, RecordingOrder order, CallEvents events, TimeProvider time)
    {
        this.order = order;
        this.events = events;
        Call = call;
        startedAt = time.GetUtcNow();
        active = !order.PauseOnStart;
        Report();
    }

    public string Id { get; } = Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('/', '_').Replace('+', '-');

    public Call Call { get; }

    public bool Stopped { get; private set; }

    public void Pause() => Set(false);

    public void Resume() => Set(true);

    public void Stop()
    {
        if (Stopped)
            return;
        Set(false);
        Stopped = true;
    }

    public JsonObject ToJson() => new()
    {
        ["recordingId"] = Id,
        ["recordingState"] = State,
        ["recordingKind"] = "azureCommunicationServices",
    };

    private string State => active ? "active" : "inactive";

    private void Set(bool on)
    {
        if (active == on)
            return;
        active = on;
        Report();
    }

    private void Report()
    {
        if (order.StateCallback is not { } to)
            return;
        events.RaiseRecordingState(Id, to, new JsonObject
        {
            ["recordingId"] = Id,
            ["state"] = State,
            ["startDateTime"] = startedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture),
            ["recordingKind"] = "AzureCommunicationServices",
        });
    }
}
