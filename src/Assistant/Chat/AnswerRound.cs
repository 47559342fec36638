using System.Runtime.CompilerServices;
using CallCenter.Assistant.ModelClients;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Chat;

/// <summary>
/// One message of the model: asked for, with the other model standing in where one fails, and passed on sentence by sentence. A message
/// of which a sentence was passed on is never begun again: the next request goes on from there.
/// </summary>
internal sealed class AnswerRound(AnswerState answer, AnswerRequest request, ModelAttempts attempts)
{
    private readonly List<string> spoken = [];
    private Style style;
    private bool hasRepeated;
    private bool hasStrayed;

    /// <summary>How the round ended.</summary>
    public RoundEnd End { get; private set; } = RoundEnd.Failed;

    /// <summary>The words that were passed on.</summary>
    public string Spoken => string.Join(' ', spoken);

    /// <summary>The tools that the message calls.</summary>
    public IReadOnlyList<ModelToolCall> Calls { get; private set; } = [];

    /// <summary>Runs the round.</summary>
    public async IAsyncEnumerable<AssistantOutput> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await attempts.NextAsync(cancellationToken) is { } model)
        {
            answer.Sieve.BeginMessage();
            var speech = new SpeechStream(Spoken, style);
            var calls = new ToolCallCollector();
            ModelEnded? end = null;
            await foreach (var part in model.StreamAsync(QuestionTo(model), cancellationToken))
            {
                if (part is ModelEnded ended)
                    end = ended;
                else if (Begins())
                    yield return new FirstTokenReceived();
                foreach (var sentence in Read(part, speech, calls))
                    yield return sentence;
                if (hasStrayed)
                    break;
            }

            if (hasStrayed ? SettleStrayed() : Settle(end ?? new ModelEnded(ModelEndReason.Failed), calls))
                yield break;
        }
    }

    private ModelQuestion QuestionTo(ChatModel model) => new()
    {
        Messages = request.MessagesFor(model, Spoken),
        Tools = request.Tools,
        MayCallTools = request.MayCallTools,
        Usage = answer.Context.Usage,
        Insists = attempts.Insists,
        StandsIn = attempts.StandsIn,
    };

    private bool Begins()
    {
        var begins = !answer.Started;
        answer.Started = true;
        return begins;
    }

    // What is not complete when the connection is lost is dropped: the next request asks for it again.
    private IEnumerable<AssistantSentence> Read(ModelPart part, SpeechStream speech, ToolCallCollector calls)
    {
        if (part is ModelToolDelta delta)
            calls.Add(delta);
        var sentences = part switch
        {
            ModelText text => speech.Push(text.Text),
            ModelToolDelta or ModelEnded { Reason: ModelEndReason.Finished } => speech.Flush(),
            _ => [],
        };
        foreach (var sentence in sentences)
        {
            var text = sentence.Text;
            var verdict = answer.Sieve.Judge(ref text);
            hasStrayed |= verdict == SentenceVerdict.Stop;
            hasRepeated |= verdict == SentenceVerdict.Drop && answer.LastSentence is not null;
            if (hasStrayed)
                yield break;
            if (verdict == SentenceVerdict.Drop)
                continue;
            spoken.Add(text);
            answer.LastSentence = text;
            style = sentence.Style;
            yield return sentence with { Text = text };
        }
    }

    // A model that has lost its way is not heard to its end, and what it calls for is not done. What it said before that stands.
    private bool SettleStrayed()
    {
        if (spoken.Count > 0)
        {
            End = RoundEnd.Complete;
            return true;
        }

        hasStrayed = false;
        End = RoundEnd.Failed;
        attempts.Failed(new ModelEnded(ModelEndReason.Failed));
        return false;
    }

    // True when the round is over; false when the next model is to be asked.
    private bool Settle(ModelEnded end, ToolCallCollector collector)
    {
        if (end.Reason == ModelEndReason.Filtered)
        {
            End = RoundEnd.Filtered;
            return true;
        }

        if (end.Reason == ModelEndReason.Finished)
        {
            Calls = request.MayCallTools ? collector.Collect() : [];
            if (Calls.Count > 0 || spoken.Count > 0 || hasRepeated || HasAsked)
            {
                End = RoundEnd.Complete;
                return true;
            }

            // Nothing at all: where an earlier round said something, that has to do once all attempts are used up.
            End = answer.LastSentence is null ? RoundEnd.Failed : RoundEnd.Complete;
        }
        else
        {
            End = RoundEnd.Failed;
        }

        attempts.Failed(end);
        return false;
    }

    // After a question, an empty message means that it is the caller's turn.
    private bool HasAsked => answer.LastSentence?.TrimEnd() is { Length: > 0 } sentence && sentence[^1] is '?' or '？';
}
