using System.Threading.Channels;
using CallCenter.Assistant.Moderation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Realtime;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.MediaEdge.Tests.Pipeline;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>A shield and what it guards, without a call around them: time is what a test says.</summary>
internal sealed class ShieldBench : IAsyncDisposable
{
    private static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(300);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();
    private readonly Dispatch _dispatch;

    /// <summary>Puts it together, with a shield or without.</summary>
    public ShieldBench(bool isThere = true)
    {
        _dispatch = new Dispatch((_, _) => Task.CompletedTask, _services.GetRequiredService<CallCenterMetrics>(), TimeProvider.System, Log, CancellationToken.None)
        {
            Witness = message => Published.Add((TurnCompleted)message),
        };
        Recorder = new TurnRecorder(Guid.NewGuid(), Conversation, _dispatch, TimeProvider.System);
        Shield = new CallerShield(isThere ? new PromptShield((words, token) => Judge(words, token), Hold) : null, Conversation, Events.Writer, Log);
        Transcripts = new CallerTranscripts(Recorder, Conversation, Shield);
    }

    public Channel<CallEvent> Events { get; } = Channel.CreateUnbounded<CallEvent>();

    public List<TurnCompleted> Published { get; } = [];

    public LogLines Log { get; } = new();

    public ConversationState Conversation { get; } = Conversations.Begun();

    public TurnRecorder Recorder { get; }

    public CallerShield Shield { get; }

    public CallerTranscripts Transcripts { get; }

    /// <summary>What the service finds; nothing is an attack.</summary>
    public Func<string, CancellationToken, Task<bool>> Judge { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Call time.</summary>
    public static TimeSpan At(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>A verdict that does not come.</summary>
    public static async Task<bool> NeverAsync(CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return true;
    }

    /// <summary>The caller's turn is over.</summary>
    public void Begin(string item, int at) => Transcripts.Begin(item, new AnswerTimes(At(at)), At(at));

    /// <summary>Waits for the next verdict.</summary>
    public async Task<CallEvent> NextAsync() => await Events.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Takes the next verdict, which is harmless.</summary>
    public async Task HarmlessAsync()
    {
        var verdict = await NextAsync();
        verdict.Kind.ShouldBe(CallEventKind.Harmless);
        Transcripts.Judged(verdict).ShouldBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        await Shield.DisposeAsync();
        await _dispatch.DisposeAsync();
        await _services.DisposeAsync();
    }
}
