using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Realtime;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.Platform.Configuration;
using CallCenter.Testing.Servers;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>An edge whose callers are judged by a Content Safety that knows nothing of words without rules, and says about others what a test has it say, when it does.</summary>
internal sealed class ShieldedEdge : IAsyncDisposable
{
    public const string Attack = """{"userPromptAnalysis":{"attackDetected":true},"documentsAnalysis":[]}""";
    public const string Harmless = """{"userPromptAnalysis":{"attackDetected":false},"documentsAnalysis":[]}""";

    private int _toolsRun;

    private ShieldedEdge(SafetyServer safety, RealtimeEdge edge)
    {
        (Safety, Edge) = (safety, edge);
        safety.Judge = (_, body) => body.GetProperty("userPrompt").GetString()!.Contains("rules", StringComparison.Ordinal) ? Verdict.Task : Task.FromResult(Harmless);
        edge.Host.Tools = (calls, _) =>
        {
            Interlocked.Increment(ref _toolsRun);
            return Answers.With(new ToolCalled(new ToolCall(calls[0].Id, calls[0].Name, calls[0].Arguments, "sent")));
        };
    }

    public SafetyServer Safety { get; }

    public RealtimeEdge Edge { get; }

    public BusRecord Bus => Edge.Bus;

    /// <summary>What is said about words with rules.</summary>
    public TaskCompletionSource<string> Verdict { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Messages whose tools were run.</summary>
    public int ToolsRun => Volatile.Read(ref _toolsRun);

    /// <param name="hold">Longest that anything is held for a verdict, in milliseconds of the call.</param>
    public static async Task<ShieldedEdge> StartAsync(int hold = 300)
    {
        var safety = await SafetyServer.StartAsync();
        return new ShieldedEdge(safety, await RealtimeEdge.StartAsync(
            ("content_safety:endpoint", safety.Endpoint), ("content_safety:access_key", "safety-key"), ("content_safety:hold_ms", $"{hold}")));
    }

    /// <summary>The time of a call stands still: from here on only what the model and the services tell happens to it.</summary>
    public async Task StandStillAsync(TestPhone phone, RealtimePeer peer)
    {
        phone.IsStill = true;
        var ready = Edge.Told(RealtimeEventKind.SessionReady);
        await peer.TellAsync(new { type = "session.updated", session = new { } });
        await ready;
    }

    /// <summary>What the caller of a call is asked for an attack.</summary>
    public string Rephrase(Guid call) => Edge.Host.Prompt(SpokenPrompt.Rephrase, call);

    public async ValueTask DisposeAsync()
    {
        await Edge.DisposeAsync();
        await Safety.DisposeAsync();
    }
}
