using System.Runtime.CompilerServices;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.ModelClients;
using CallCenter.Assistant.Moderation;
using CallCenter.Assistant.Prompts;
using CallCenter.Assistant.Tools;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;
using OpenAI.Chat;

namespace CallCenter.Assistant.Chat;

/// <summary>Answers a caller. Shared by all calls, keeps nothing of them.</summary>
public sealed class ChatAssistant
{
    private const int Rounds = 3;

    private readonly ChatModels models;
    private readonly Toolbox toolbox;
    private readonly KnowledgeLibrary library;
    private readonly ContentSafety safety;
    private readonly DocumentShield shield;
    private readonly PromptWriter prompts;
    private readonly CallerClock clock;
    private readonly ModelDeadlines deadlines;
    private readonly TimeProvider time;
    private readonly IOptionsMonitor<FeatureFlags> flags;
    private readonly ILogger<ChatAssistant> logger;

    internal ChatAssistant(
        ChatModels models, Toolbox toolbox, KnowledgeLibrary library, ContentSafety safety, DocumentShield shield, PromptWriter prompts, CallerClock clock, ModelDeadlines deadlines,
        TimeProvider time, IOptionsMonitor<FeatureFlags> flags, ILogger<ChatAssistant> logger)
    {
        this.models = models;
        this.toolbox = toolbox;
        this.library = library;
        this.safety = safety;
        this.shield = shield;
        this.prompts = prompts;
        this.clock = clock;
        this.deadlines = deadlines;
        this.time = time;
        this.flags = flags;
        this.logger = logger;
    }

    /// <summary>
    /// Gives one answer: what is to be said and done, in order, as it comes in. Ends after at most three messages of the model, with an
    /// <see cref="AnswerFailed"/> where there is no answer or only the beginning of one.
    /// </summary>
    /// <param name="context">What is known. Its last message is what is to be answered.</param>
    /// <param name="cancellationToken">Cancelled when the answer is not wanted any more, as on a barge-in.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IAsyncEnumerable<AssistantOutput> RespondAsync(ChatContext context, CancellationToken cancellationToken)
    {
        var answer = new AnswerState(context, clock.Now, clock.Zone);
        return new AnswerGuard(safety, answer, time, logger).WatchAsync(AnswerAsync(answer, cancellationToken), cancellationToken);
    }

    private async IAsyncEnumerable<AssistantOutput> AnswerAsync(AnswerState answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var documents = await shield.WithoutAttacksAsync(await library.ForTurnAsync(answer.Context.Messages, cancellationToken), cancellationToken);
        answer.Documents.AddRange(documents);
        if (documents.Count > 0)
            yield return new DocumentsGiven([.. DocumentBlock.Fitting(documents, AnswerRequest.MostDocumentTokens).Select(document => document.Reference)]);
        var earlier = new List<ChatMessage>();
        for (var number = 1; number <= Rounds && !answer.Ends; number++)
        {
            var round = new AnswerRound(answer, Request(answer, documents, earlier, number), new ModelAttempts(models.InOrder(FlagsOf(answer.Context).SlowLlmForChat), deadlines, time));
            await foreach (var output in round.RunAsync(cancellationToken))
                yield return output;
            if (round.End != RoundEnd.Complete)
            {
                yield return Failed(answer.Context, round.End);
                yield break;
            }

            if (round.Calls.Count == 0)
                yield break;
            var done = new List<ToolCall>();
            await foreach (var output in RunToolsAsync(round.Calls, answer, done, cancellationToken))
                yield return output;
            earlier.Add(History.WithToolCalls(round.Spoken, done));
            earlier.AddRange(done.Select(call => new ToolChatMessage(call.Id, call.Result)));
        }
    }

    // The last round is for talking: with a tool in it, its result would never be told.
    private AnswerRequest Request(AnswerState answer, IReadOnlyList<KnowledgeDocument> documents, IReadOnlyList<ChatMessage> earlier, int number) => new()
    {
        System = prompts.Chat(answer.Subject, answer.Context.FirstTurnOfResumedCall),
        Context = answer.Context,
        Documents = documents,
        Zone = answer.Zone,
        Rounds = earlier,
        Tools = toolbox.OfferedTo(answer),
        MayCallTools = number < Rounds,
    };

    private async IAsyncEnumerable<AssistantOutput> RunToolsAsync(
        IReadOnlyList<ModelToolCall> calls, AnswerState answer, List<ToolCall> done, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (call, outcome) in toolbox.RunAsync(calls, answer, cancellationToken))
        {
            var tool = toolbox.NameOf(call);
            if (outcome.IsRefused)
                Log.ToolRefused(logger, answer.Context.CallId, tool);
            var told = outcome.Told(call);
            done.Add(told);
            yield return new ToolCalled(told);
            foreach (var output in outcome.Outputs)
                yield return output;
        }
    }

    private FeatureFlags FlagsOf(ChatContext context) => flags.CurrentValue.For(context.Initiation.PhoneNumber.Value, context.Variants);

    private AnswerFailed Failed(ChatContext context, RoundEnd end)
    {
        if (end == RoundEnd.Filtered)
        {
            Log.InputFiltered(logger, context.CallId);
            return new AnswerFailed(AnswerFailure.InputFiltered);
        }

        Log.NoAnswer(logger, context.CallId);
        return new AnswerFailed(AnswerFailure.ProviderFailed);
    }
}
