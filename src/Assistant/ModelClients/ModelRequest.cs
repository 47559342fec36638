using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Usage;
using OpenAI.Chat;

namespace CallCenter.Assistant.ModelClients;

/// <summary>
/// One request under way, from its beginning to whatever end: tells the breaker, the meter and the trace. A request that is given up in the
/// middle brings no count of its tokens, though they are billed; they are estimated then.
/// </summary>
internal sealed class ModelRequest(ModelUse use, ModelQuestion question, string model, ModelTelemetry telemetry) : IDisposable
{
    private ChatTokenUsage? usage;
    private ModelEnded? end;
    private int received;

    /// <summary>Whether anything of the answer came.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>Takes what a part of a streamed answer tells beside its words.</summary>
    public void Read(StreamingChatCompletionUpdate update)
    {
        telemetry.Read(update);
        usage = update.Usage ?? usage;
    }

    /// <summary>Takes a part of the answer.</summary>
    public void Read(ModelPart part)
    {
        HasStarted = true;
        received += part switch
        {
            ModelText text => TokenEstimate.Of(text.Text),
            ModelToolDelta delta => TokenEstimate.Of(delta.Arguments),
            _ => 0,
        };
    }

    /// <summary>Takes a whole answer.</summary>
    public void Read(ChatCompletion completion)
    {
        HasStarted = true;
        telemetry.Read(completion);
        usage = completion.Usage;
    }

    /// <summary>Notes how it ended.</summary>
    public ModelEnded End(ModelEnded ended)
    {
        end = ended;
        telemetry.Failed(ended.Error);
        return ended;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Count();
        // Given up by us before anything came: that proves nothing. A trial is put off by it; otherwise the breaker never hears of the end.
        if (end is not null || HasStarted || use.IsTrial)
            use.End(end is null ? HasStarted : end.Reason is not (ModelEndReason.Failed or ModelEndReason.Unusable));
        telemetry.Dispose();
    }

    private void Count()
    {
        if (question.Usage is not { } meter)
            return;
        if (usage is not null)
        {
            var cached = usage.InputTokenDetails?.CachedTokenCount ?? 0;
            meter.Add(UsageKind.InputTokens, usage.InputTokenCount - cached, model);
            meter.Add(UsageKind.CachedInputTokens, cached, model);
            meter.Add(UsageKind.OutputTokens, usage.OutputTokenCount, model);
        }
        else if (HasStarted || end is null)
        {
            meter.Add(UsageKind.InputTokens, TokenEstimate.Of(question.Messages, question.Tools), model);
            meter.Add(UsageKind.OutputTokens, received, model);
        }
    }
}
