using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Claims;
using CallCenter.Assistant.ModelClients;
using CallCenter.Assistant.Prompts;
using CallCenter.Assistant.Usage;
using CallCenter.Contracts.Insights;
using OpenAI.Chat;

namespace CallCenter.Assistant.Insights;

/// <summary>Makes summary, next step and text message of a finished conversation, with the slow model.</summary>
public sealed class InsightsWriter
{
    private const int Attempts = 3;

    private readonly ChatModels models;
    private readonly PromptWriter prompts;
    private readonly CallerClock clock;
    private readonly ModelDeadlines deadlines;
    private readonly TimeProvider time;
    private readonly ILogger<InsightsWriter> logger;

    internal InsightsWriter(ChatModels models, PromptWriter prompts, CallerClock clock, ModelDeadlines deadlines, TimeProvider time, ILogger<InsightsWriter> logger)
    {
        this.models = models;
        this.prompts = prompts;
        this.clock = clock;
        this.deadlines = deadlines;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Writes all three, in the language of the conversation, and what the summary rests on. Takes seconds to minutes.</summary>
    /// <exception cref="InsightsException">No model answered, or none in the right form after two corrections.</exception>
    public async Task<ConversationInsights> WriteAsync(FinishedConversation conversation, CancellationToken cancellationToken)
    {
        var subject = Subject(conversation);
        var usage = new UsageMeter();
        var synthesis = SummariseAsync(conversation, subject, usage, cancellationToken);
        var next = WriteAsync(InsightKinds.Next, prompts.NextAction(subject), subject.Transcript, usage, cancellationToken);
        var sms = WriteAsync(InsightKinds.Sms, prompts.SmsSummary(subject), subject.Transcript, usage, cancellationToken);
        await Task.WhenAll(synthesis, next, sms);
        return new ConversationInsights(await synthesis, await next, await sms, usage.Take());
    }

    // Half of the window for what was said leaves room for instructions, data and corrections.
    private int TranscriptTokens => Math.Min(models.Fast.RequestTokens, models.Slow.RequestTokens) / 2;

    private async Task<Synthesis> SummariseAsync(FinishedConversation conversation, PromptSubject subject, UsageMeter usage, CancellationToken cancellationToken)
    {
        var synthesis = await WriteAsync(InsightKinds.Synthesis, prompts.Synthesis(subject), subject.Transcript, usage, cancellationToken);
        var reader = new CitationReader(synthesis.Long, conversation.Messages);
        var told = $"{Transcript.Numbered(conversation.Messages, TranscriptTokens, clock.Zone)}\n{reader.Told}";
        try
        {
            return synthesis with { Citations = await WriteAsync(reader.Insight, prompts.Citations(subject), told, usage, cancellationToken) };
        }
        catch (InsightsException missing)
        {
            // A summary without them is worth more than none.
            Log.WithoutCitations(logger, missing.Message);
            return synthesis;
        }
    }

    private PromptSubject Subject(FinishedConversation conversation)
    {
        var dates = new DateTimeReader(clock.Now, clock.Zone, conversation.Language);
        return new PromptSubject
        {
            Initiation = conversation.Initiation,
            Language = conversation.Language,
            Channel = ChatChannel.Voice,
            Now = clock.Now,
            Zone = clock.Zone,
            Form = new ClaimForm(conversation.Initiation, dates),
            Claim = conversation.Claim,
            Reminders = conversation.Reminders,
            Variants = conversation.Variants,
            Transcript = Transcript.Of(conversation.Messages, TranscriptTokens, clock.Zone),
        };
    }

    private async Task<T> WriteAsync<T>(Insight<T> insight, string system, string transcript, UsageMeter usage, CancellationToken cancellationToken)
        where T : class
    {
        var format = insight.Schema is null ? null : ChatResponseFormat.CreateJsonSchemaFormat(
            insight.Name, BinaryData.FromString(insight.Schema.ToJsonString()), jsonSchemaIsStrict: true);
        var messages = new List<ChatMessage> { new SystemChatMessage(system), new UserChatMessage(transcript) };
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var text = await AskAsync(insight.Name, new ModelQuestion { Messages = messages, Format = format, Usage = usage }, cancellationToken);
            var (value, problem) = insight.Read(text);
            if (value is not null && problem is null)
                return value;
            Log.InsightRefused(logger, insight.Name, attempt, problem ?? "");
            if (text.Length > 0)
                messages.Add(new AssistantChatMessage(text));
            messages.Add(new UserChatMessage($"That cannot be used: {problem}. Answer again, complete and in the form asked for, and with nothing else."));
        }

        throw new InsightsException($"no usable {insight.Name} after {Attempts} attempts");
    }

    private async Task<string> AskAsync(string insight, ModelQuestion question, CancellationToken cancellationToken)
    {
        var attempts = new ModelAttempts(models.InOrder(slowFirst: true), deadlines, time);
        while (await attempts.NextAsync(cancellationToken) is { } model)
        {
            var (text, end) = await model.CompleteAsync(question with { Insists = attempts.Insists, StandsIn = attempts.StandsIn }, cancellationToken);
            if (end.Reason == ModelEndReason.Finished)
                return text;
            if (end.Reason == ModelEndReason.Filtered)
                throw new InsightsException($"the content filter refused the {insight}");
            attempts.Failed(end);
        }

        throw new InsightsException($"no model answered for the {insight}");
    }
}
