using System.Threading.Channels;
using CallCenter.Assistant.Chat;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>
/// Runs the assistant beside the owner of the call, one answer at a time; an answer that was cancelled is never heard of again. Before the
/// caller's turn is over an answer may be prepared: what comes out of it is kept back until the turn turns out to be what was answered.
/// </summary>
/// <param name="respond">The assistant.</param>
/// <param name="events">Where its outputs go, numbered by answer.</param>
/// <param name="logger">Log.</param>
internal sealed class AnswerRunner(
    Func<ChatContext, CancellationToken, IAsyncEnumerable<AssistantOutput>> respond, ChannelWriter<CallEvent> events, ILogger logger) : IAsyncDisposable
{
    private readonly List<Task> _running = [];
    private readonly Queue<CallEvent> _kept = new();
    private CancellationTokenSource? _cancellation;
    private PreparedAnswer? _prepared;
    private int _number;
    private int _lastNumber;

    /// <summary>Whether an answer is being made.</summary>
    public bool IsRunning => _cancellation is not null;

    /// <summary>Whether an event belongs to the answer that is being made.</summary>
    public bool IsCurrent(CallEvent happened) => IsRunning && happened.Number == _number;

    /// <summary>Begins an answer.</summary>
    public void Begin(ChatContext context)
    {
        Cancel();
        (_number, _cancellation) = Start(context);
    }

    /// <summary>Begins an answer to words that may be a turn; one that was prepared for other words is void.</summary>
    public void Prepare(ChatContext context, string words)
    {
        if (_prepared?.Answers(words) == true)
            return;
        Discard();
        var (number, cancellation) = Start(context);
        _prepared = new PreparedAnswer(number, words, cancellation);
    }

    /// <summary>Makes the prepared answer the answer, if it is one to these words; what came out of it so far is to be taken from <see cref="TryTakeKept"/>.</summary>
    public bool Adopt(string words)
    {
        if (_prepared is not { } prepared || !prepared.Answers(words))
        {
            Discard();
            return false;
        }

        _prepared = null;
        Cancel();
        (_number, _cancellation) = (prepared.Number, prepared.Cancellation);
        foreach (var happened in prepared.Outputs)
            _kept.Enqueue(happened);
        return true;
    }

    /// <summary>Keeps an event back that belongs to the prepared answer; false where it does not.</summary>
    public bool Keep(CallEvent happened)
    {
        if (_prepared is not { } prepared || happened.Number != prepared.Number)
            return false;
        prepared.Outputs.Add(happened);
        return true;
    }

    /// <summary>Gives the next event of an adopted answer that was kept back.</summary>
    public bool TryTakeKept(out CallEvent happened) => _kept.TryDequeue(out happened);

    /// <summary>Gives up the prepared answer.</summary>
    public void Discard()
    {
        _prepared?.Cancel();
        _prepared = null;
    }

    /// <summary>The answer is complete.</summary>
    public void Ended()
    {
        _cancellation?.Dispose();
        _cancellation = null;
    }

    /// <summary>Gives up the answer that is being made.</summary>
    public void Cancel()
    {
        Discard();
        _kept.Clear();
        _cancellation?.Cancel();
        Ended();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Cancel();
        await Task.WhenAll(_running);
    }

    private (int Number, CancellationTokenSource Cancellation) Start(ChatContext context)
    {
        _running.RemoveAll(task => task.IsCompleted);
        var cancellation = new CancellationTokenSource();
        var number = ++_lastNumber;
        var token = cancellation.Token;
        _running.Add(Task.Run(() => RunAsync(number, context, token), CancellationToken.None));
        return (number, cancellation);
    }

    private async Task RunAsync(int number, ChatContext context, CancellationToken cancellationToken)
    {
        context.Usage.Charge();
        try
        {
            await foreach (var output in respond(context, cancellationToken).WithCancellation(cancellationToken))
                await events.WriteAsync(new CallEvent { Kind = CallEventKind.Output, Number = number, Subject = output }, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException && cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            Log.AnswerFailed(logger, exception, context.CallId);
            await PostAsync(new CallEvent { Kind = CallEventKind.Output, Number = number, Subject = new AnswerFailed(AnswerFailure.ProviderFailed) });
        }

        await PostAsync(new CallEvent { Kind = CallEventKind.AnswerEnded, Number = number });
    }

    private async Task PostAsync(CallEvent happened)
    {
        try
        {
            await events.WriteAsync(happened);
        }
        catch (ChannelClosedException)
        {
            // The call is over.
        }
    }
}
