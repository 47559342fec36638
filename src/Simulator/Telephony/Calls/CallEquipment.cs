using CallCenter.Simulator.Telephony.Events;
using CallCenter.Simulator.Telephony.Prompts;
using CallCenter.Simulator.Telephony.Streaming;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>What every call works with.</summary>
internal sealed record CallEquipment(
    ICallPacer Pacer,
    TimeProvider Time,
    CallbackClient Callbacks,
    MediaSockets Sockets,
    PromptLoader Prompts,
    IHandsetDirectory Handsets,
    IHostApplicationLifetime Lifetime,
    ILogger<Call> Logger);
