using System.Threading.Channels;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.ModelClients;
using CallCenter.Assistant.Moderation;
using CallCenter.Assistant.Realtime;
using CallCenter.MediaEdge.Pipeline;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>What calls with a realtime model share.</summary>
internal sealed record RealtimeServices
{
    /// <summary>The model and its voice.</summary>
    public required RealtimeAccess Access { get; init; }

    /// <summary>Makes a connection of this number, which tells the owner of the call what the model tells.</summary>
    public required Func<int, ChannelWriter<CallEvent>, EdgeServices, IRealtimeConnection> Connection { get; init; }

    /// <summary>What the model is told as things stand.</summary>
    public required Func<ChatContext, RealtimeBriefing> Brief { get; init; }

    /// <summary>Runs the tools that one message of the model calls, given what it said last in the turn.</summary>
    public required Func<ChatContext, IReadOnlyList<ModelToolCall>, string?, CancellationToken, IAsyncEnumerable<AssistantOutput>> RunTools { get; init; }

    /// <summary>Judges what callers say, beside the model; null where nobody does.</summary>
    public PromptShield? Shield { get; init; }

    /// <summary>Those of a model that is there.</summary>
    public static RealtimeServices With(RealtimeAccess access, RealtimeAssistant assistant) => new()
    {
        Access = access,
        Connection = (number, events, services) => new RealtimeConnection(number, access, events, services.Metrics, services.Time, services.Logger),
        Brief = assistant.Brief,
        RunTools = assistant.RunAsync,
        Shield = assistant.Shield,
    };
}
