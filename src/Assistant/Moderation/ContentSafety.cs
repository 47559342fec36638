using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using CallCenter.Assistant.Usage;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Moderation;

/// <summary>Azure AI Content Safety (REST): prompt shields of version 2024-09-01, groundedness of the preview 2024-02-15. What it cannot judge passes: no caller is turned away because a service is down.</summary>
internal sealed class ContentSafety
{
    /// <summary>Name of its row in the readiness report.</summary>
    public const string Service = "content_safety";

    // What the service takes; a caller's turn and a sentence are far shorter.
    private const int LongestPrompt = 10_000;
    private const int LongestAnswer = 7_500;
    private const int LongestSources = 55_000;
    private const int RecordLength = 1_000;
    private const string EntraScope = "https://cognitiveservices.azure.com/.default";

    private readonly ContentSafetyOptions options;
    private readonly HttpPipeline pipeline;
    private readonly LastOutcome service;
    private readonly ILogger<ContentSafety> logger;

    public ContentSafety(
        IOptions<ContentSafetyOptions> options, [FromKeyedServices(Service)] LastOutcome service, ILogger<ContentSafety> logger)
    {
        (this.options, this.service, this.logger) = (options.Value, service, logger);
        HttpPipelinePolicy[] access = this.options is { Endpoint: not null, AccessKey: not { Length: > 0 } }
            ? [new BearerTokenAuthenticationPolicy(new DefaultAzureCredential(), EntraScope)]
            : [];
        // Whoever waits does so for a fraction of a second; there is no time for a second try.
        pipeline = HttpPipelineBuilder.Build(
            new SafetyClientOptions
            {
                Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromSeconds(5) },
                Diagnostics = { IsLoggingEnabled = false, IsTelemetryEnabled = false, IsDistributedTracingEnabled = false, ApplicationId = "callcenter" },
            },
            access);
    }

    /// <summary>Whether what callers say is looked at.</summary>
    public bool ShieldsPrompts => options is { Endpoint: not null, PromptShield: true };

    /// <summary>Whether documents are looked at before the model is given them.</summary>
    public bool ShieldsDocuments => options is { Endpoint: not null, DocumentShield: true };

    /// <summary>Whether answers are checked against documents.</summary>
    public bool ChecksGround => options is { Endpoint: not null, Groundedness: true };

    /// <summary>Longest that a sentence waits for a verdict.</summary>
    public TimeSpan Hold => options.Hold;

    /// <summary>Whether somebody tries to overrule the instructions with these words.</summary>
    public async Task<bool> IsAttackAsync(string words, CancellationToken cancellationToken)
    {
        var verdict = await AskAsync<ShieldVerdict>(
            "text:shieldPrompt?api-version=2024-09-01", new { userPrompt = Cut(words, LongestPrompt), documents = Array.Empty<string>() }, cancellationToken);
        Count(verdict, words.Length);
        return verdict?.UserPromptAnalysis?.AttackDetected == true;
    }

    /// <summary>In which of these texts somebody has hidden instructions; null where there is no verdict.</summary>
    /// <param name="texts">Up to five, of 10,000 characters together.</param>
    /// <param name="cancellationToken">The verdict is not wanted any more.</param>
    public async Task<IReadOnlyList<bool>?> FindAttacksAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var verdict = await AskAsync<ShieldVerdict>("text:shieldPrompt?api-version=2024-09-01", new { documents = texts }, cancellationToken);
        Count(verdict, texts.Sum(text => text.Length));
        return verdict?.DocumentsAnalysis is { } analysis && analysis.Count == texts.Count ? [.. analysis.Select(text => text.AttackDetected)] : null;
    }

    /// <summary>Whether a sentence says what no source does.</summary>
    public async Task<bool> IsUngroundedAsync(string question, string sentence, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        var request = new
        {
            domain = "Generic",
            task = "QnA",
            qna = new { query = Cut(question, LongestAnswer) },
            text = Cut(sentence, LongestAnswer),
            groundingSources = Fitting(sources),
            reasoning = false,
        };
        var verdict = await AskAsync<GroundVerdict>("text:detectGroundedness?api-version=2024-02-15-preview", request, cancellationToken);
        Count(verdict, question.Length + sentence.Length + sources.Sum(source => source.Length));
        return verdict is { UngroundedDetected: true } && verdict.UngroundedPercentage * 100 >= options.UngroundedPercent;
    }

    private async Task<T?> AskAsync<T>(string operation, object request, CancellationToken cancellationToken)
        where T : class
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new Uri(options.Endpoint!, $"/contentsafety/{operation}"));
        message.Request.Headers.SetValue("Content-Type", "application/json");
        if (options.AccessKey is { Length: > 0 } key)
            message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", key);
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(request));
        try
        {
            await pipeline.SendAsync(message, cancellationToken);
            if (message.Response.Status == 200)
            {
                service.Succeeded();
                return message.Response.Content.ToObjectFromJson<T>(JsonSerializerOptions.Web);
            }

            service.Failed();
            Log.SafetyFailed(logger, $"status {message.Response.Status}");
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException or JsonException or AuthenticationFailedException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            service.Failed();
            Log.SafetyFailed(logger, error.GetType().Name);
        }

        return null;
    }

    // By the thousand, as they are billed (azure.microsoft.com, pricing of AI Content Safety: "text records").
    private static void Count(object? verdict, int characters)
    {
        if (verdict is not null)
            UsageMeter.OfCurrentCall?.Add(UsageKind.SafetyRecords, Math.Max(1, (characters + RecordLength - 1) / RecordLength));
    }

    private static List<string> Fitting(IReadOnlyList<string> sources)
    {
        var left = LongestSources;
        var fitting = new List<string>();
        foreach (var source in sources.TakeWhile(_ => left > 0))
        {
            fitting.Add(Cut(source, left));
            left -= source.Length;
        }

        return fitting;
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;

    private sealed class SafetyClientOptions : ClientOptions;

    private sealed record ShieldVerdict(PromptAnalysis? UserPromptAnalysis, IReadOnlyList<PromptAnalysis>? DocumentsAnalysis);

    private sealed record PromptAnalysis(bool AttackDetected);

    private sealed record GroundVerdict(bool UngroundedDetected, [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] double UngroundedPercentage);
}
