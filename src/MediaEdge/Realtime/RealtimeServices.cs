using CallCenter.Assistant.Realtime;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>What calls with a realtime model share.</summary>
/// <param name="Access">Lets us in.</param>
/// <param name="Assistant">Instructions and tools.</param>
internal sealed record RealtimeServices(RealtimeAccess Access, RealtimeAssistant Assistant);
