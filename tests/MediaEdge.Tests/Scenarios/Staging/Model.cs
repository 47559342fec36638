using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Conversation;

namespace CallCenter.MediaEdge.Tests.Scenarios.Staging;

/// <summary>The assistant's mind, written down: what it says to what the caller says. Its time is the call's.</summary>
internal sealed class Model
{
    private readonly Dictionary<string, Func<CancellationToken, IAsyncEnumerable<AssistantOutput>>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ChatContext> _asked = new();
    private readonly List<(double At, TaskCompletionSource Due)> _pauses = [];
    private readonly Lock _gate = new();
    private double _now;

    /// <summary>What it was asked so far.</summary>
    public IEnumerable<ChatContext> Asked => _asked;

    /// <summary>Answers begun that were over, or gave up waiting, when looked at.</summary>
    public Busy Work { get; } = new();

    /// <summary>What is said to words for which nothing is written down.</summary>
    public string Otherwise { get; set; } = "All right.";

    /// <summary>Says sentences to what the caller says.</summary>
    public void Answer(string words, params string[] sentences) =>
        Answer(words, [new FirstTokenReceived(), .. sentences.Select(text => new AssistantSentence(text, Style.None))]);

    /// <summary>Answers what the caller says.</summary>
    public void Answer(string words, AssistantOutput[] outputs) => Answer(words, _ => outputs.ToAsyncEnumerable());

    /// <summary>Answers what the caller says in any way.</summary>
    public void Answer(string words, Func<CancellationToken, IAsyncEnumerable<AssistantOutput>> answer) => _answers[words] = answer;

    /// <summary>Lets so many seconds of the call pass in an answer.</summary>
    public async Task PauseAsync(double seconds, CancellationToken cancellationToken)
    {
        var due = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _pauses.Add((_now + seconds, due));
        Work.End();
        try
        {
            await due.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Work.Begin();
        }
    }

    /// <summary>The call is so old now.</summary>
    public void Tick(double now)
    {
        lock (_gate)
        {
            _now = now;
            foreach (var (at, due) in _pauses)
            {
                if (at <= now)
                    due.TrySetResult();
            }
        }
    }

    /// <summary>Answers.</summary>
    public async IAsyncEnumerable<AssistantOutput> RespondAsync(ChatContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _asked.Enqueue(context);
        Work.Begin();
        try
        {
            var said = context.Messages.Count > 0 ? context.Messages[^1].Content : "";
            var answer = _answers.TryGetValue(said, out var known) ? known(cancellationToken) : Hosting.Answers.Of(Otherwise);
            await foreach (var output in answer.WithCancellation(cancellationToken))
                yield return output;
        }
        finally
        {
            Work.End();
        }
    }
}
