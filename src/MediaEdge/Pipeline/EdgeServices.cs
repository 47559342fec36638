using CallCenter.Assistant.Chat;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Presence;
using CallCenter.MediaEdge.Realtime;
using CallCenter.MediaEdge.Speech;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>What all sessions of an edge use; none of it knows of any call.</summary>
internal sealed record EdgeServices
{
    /// <summary>The assistant.</summary>
    public required Func<ChatContext, CancellationToken, IAsyncEnumerable<AssistantOutput>> Respond { get; init; }

    /// <summary>Recognises and synthesises speech.</summary>
    public required ISpeechProvider Speech { get; init; }

    /// <summary>The speech-to-speech model; null where there is none.</summary>
    public RealtimeServices? Realtime { get; init; }

    /// <summary>Configured languages and their voices.</summary>
    public required LanguageCatalog Languages { get; init; }

    /// <summary>Texts spoken word for word.</summary>
    public required SpokenPrompts Prompts { get; init; }

    /// <summary>Times and switches that change while calls run.</summary>
    public required IOptionsMonitor<FeatureFlags> Flags { get; init; }

    /// <summary>Puts what calls have to tell on the bus.</summary>
    public required Func<object, CancellationToken, Task> Publish { get; init; }

    /// <summary>Where commands for the calls of this edge go.</summary>
    public required Uri Address { get; init; }

    /// <summary>Commands that wait for the next connection of their call.</summary>
    public required UntakenCommands Untaken { get; init; }

    /// <summary>Whether the edge keeps up with its calls.</summary>
    public required EdgeLoad Load { get; init; }

    /// <summary>Set when the process is about to end and nothing can wait for the bus any longer.</summary>
    public required CancellationToken GivesUp { get; init; }

    /// <summary>What is measured.</summary>
    public required CallCenterMetrics Metrics { get; init; }

    /// <summary>Is told of everything that happens to a call once it was dealt with, on the task of the call's owner; null where nobody watches.</summary>
    public Action<SessionIdentity, CallEvent>? Watch { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Journals of calls; null where none are kept.</summary>
    public JournalFolder? Journals { get; init; }

    /// <summary>Log.</summary>
    public required ILogger Logger { get; init; }
}
