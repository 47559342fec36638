using System.Runtime.CompilerServices;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using OpenAI.Chat;

namespace CallCenter.Assistant.ModelClients;

/// <summary>One language model behind the chat completions protocol. Shared by all calls, keeps nothing of them.</summary>
internal sealed class ChatModel(
    ChatClient client, LlmDeploymentOptions options, ModelDeadlines deadlines, CallCenterMetrics metrics, TimeProvider time, ILogger<ChatModel> logger)
{
    private const int LongestChatAnswer = 2048;
    private const int LongestWholeAnswer = 8192;

    private readonly ModelBreaker breaker = new(options.Model, metrics, time, logger);

    /// <summary>False from when the model failed until it is known to answer again.</summary>
    public bool IsAnswering => breaker.IsClosed;

    /// <summary>Tokens that a request may have, room for the answer already taken off.</summary>
    public int RequestTokens => options.Context - Limited(LongestChatAnswer);

    /// <summary>Asks for an answer and passes it on as it comes.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled by its owner; deadlines end the stream with a value instead.</exception>
    public async IAsyncEnumerable<ModelPart> StreamAsync(ModelQuestion question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = Begin(question);
        if (request is null)
        {
            yield return new ModelEnded(ModelEndReason.Resting);
            yield break;
        }

        using var deadline = new ModelDeadline(time, cancellationToken);
        await using var updates = client
            .CompleteChatStreamingAsync(question.Messages, Settings(question, LongestChatAnswer), deadline.Token)
            .GetAsyncEnumerator(deadline.Token);
        ChatFinishReason? finish = null;
        while (true)
        {
            var failure = await MoveAsync(updates, deadline, request.HasStarted ? deadlines.NextPart : deadlines.FirstPart, finish is not null, cancellationToken);
            if (failure is not null)
            {
                yield return request.End(Ended(failure, finish));
                yield break;
            }

            var update = updates.Current;
            request.Read(update);
            finish ??= update.FinishReason;
            foreach (var part in PartsOf(update))
            {
                request.Read(part);
                yield return part;
            }
        }
    }

    /// <summary>Asks for a whole answer.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled by its owner.</exception>
    public async Task<(string Text, ModelEnded End)> CompleteAsync(ModelQuestion question, CancellationToken cancellationToken)
    {
        using var request = Begin(question);
        if (request is null)
            return ("", new ModelEnded(ModelEndReason.Resting));
        using var deadline = new ModelDeadline(time, cancellationToken);
        try
        {
            using var running = deadline.Run(deadlines.WholeAnswer);
            ChatCompletion completion = await client.CompleteChatAsync(question.Messages, Settings(question, LongestWholeAnswer), deadline.Token);
            request.Read(completion);
            return (string.Concat(completion.Content.Select(c => c.Text)), request.End(Ended(new ModelEnded(ModelEndReason.Finished), completion.FinishReason)));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ("", request.End(Report(exception)));
        }
    }

    private ModelRequest? Begin(ModelQuestion question) => breaker.Begin(question.Insists) is { } use
        ? new ModelRequest(use, question, options.Model, ModelTelemetry.Start(options, question.StandsIn, metrics, time))
        : null;

    // Null while there is more to read. Once the model said why it finished, a lost connection loses nothing but the usage.
    private async ValueTask<ModelEnded?> MoveAsync(
        IAsyncEnumerator<StreamingChatCompletionUpdate> updates, ModelDeadline deadline, TimeSpan limit, bool finished, CancellationToken cancellationToken)
    {
        try
        {
            using var running = deadline.Run(limit);
            if (await updates.MoveNextAsync())
                return null;
            cancellationToken.ThrowIfCancellationRequested();
            return new ModelEnded(ModelEndReason.Finished);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return finished ? new ModelEnded(ModelEndReason.Finished) : Report(exception);
        }
    }

    private ModelEnded Ended(ModelEnded end, ChatFinishReason? finish)
    {
        if (end.Reason != ModelEndReason.Finished)
            return end;
        if (finish == ChatFinishReason.ContentFilter)
            return new ModelEnded(ModelEndReason.Filtered, Error: "content_filter");
        if (finish is not null)
            return end;
        Log.StreamCutOff(logger, options.Model);
        return new ModelEnded(ModelEndReason.Failed, Error: "cut_off");
    }

    private ModelEnded Report(Exception exception)
    {
        var end = ModelFailure.Of(exception);
        var status = (exception as System.ClientModel.ClientResultException)?.Status ?? 0;
        Log.ModelFailed(logger, options.Model, end.Reason, status, exception.GetType().Name);
        return end;
    }

    private static IEnumerable<ModelPart> PartsOf(StreamingChatCompletionUpdate update)
    {
        foreach (var content in update.ContentUpdate)
        {
            if (!string.IsNullOrEmpty(content.Text))
                yield return new ModelText(content.Text);
        }

        if (!string.IsNullOrEmpty(update.RefusalUpdate))
            yield return new ModelText(update.RefusalUpdate);
        foreach (var call in update.ToolCallUpdates)
            yield return new ModelToolDelta(call.Index, call.ToolCallId, call.FunctionName, call.FunctionArgumentsUpdate?.ToString() ?? "");
    }

    private ChatCompletionOptions Settings(ModelQuestion question, int longest)
    {
        var settings = new ChatCompletionOptions
        {
            MaxOutputTokenCount = Limited(longest),
            Temperature = (float?)options.Temperature,
            ResponseFormat = question.Format,
        };
#pragma warning disable OPENAI001 // the package calls the seed experimental, the protocol has it since 2023
        settings.Seed = options.Seed;
#pragma warning restore OPENAI001
        foreach (var tool in question.Tools)
            settings.Tools.Add(tool);
        if (question.Tools.Count > 0)
        {
            settings.ToolChoice = question.MayCallTools ? ChatToolChoice.CreateAutoChoice() : ChatToolChoice.CreateNoneChoice();
            settings.AllowParallelToolCalls = true;
        }

        return settings;
    }

    private int Limited(int tokens) => Math.Min(tokens, options.Context / 4);
}
