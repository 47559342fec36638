using System.Collections.Concurrent;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.ModelClients;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Presence;
using CallCenter.MediaEdge.Tests.Speech;
using CallCenter.MediaEdge.Timing;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Security;
using CallCenter.Testing;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>
/// The media edge as its own program runs it, on Kestrel, with a store of its own and the bus in memory. Speech is a small server that
/// hears what it was told to hear; the assistant says what a test wants.
/// </summary>
internal sealed class EdgeHost : WebApplicationFactory<Program>
{
    private const string ResourceId = "5fe62f77-0000-4000-8000-000000000001";

    // Told to the factory, it would be set when the program may have started its server already.
    private const string AnyPort = "http://127.0.0.1:0";

    private readonly TempFolder _folder = new();
    private readonly SpeechServer _speech;
    private readonly TimeProvider? _clock;
    private readonly ConcurrentDictionary<Guid, TakenFrames> _taken = new();
    private readonly IReadOnlyDictionary<string, string> _settings;

    private EdgeHost(SpeechServer speech, TimeProvider? clock, IReadOnlyDictionary<string, string> settings)
    {
        (_speech, _clock, _settings) = (speech, clock, settings);
        Recognizer = new EchoingRecognizer(Words);
        _speech.Recognition = Recognizer.LeadAsync;
        _speech.Synthesis = SpokenLetters.LeadAsync;
        UseKestrel();
    }

    /// <summary>Signs bearer tokens as the telephone service does.</summary>
    public TelephoneTokens Tokens { get; } = new(ResourceId);

    /// <summary>The speech service.</summary>
    public SpeechServer Speech => _speech;

    /// <summary>Is told of everything that happened to a call once the edge has dealt with it.</summary>
    public Action<CallEvent> Watch { get; set; } = _ => { };

    /// <summary>Messages sent to the telephones so far.</summary>
    public SentMessages Sent { get; } = new();

    /// <summary>All that was published so far.</summary>
    public BusRecord Bus { get; } = new();

    /// <summary>What the bus does with a message before it takes it.</summary>
    public Func<object, Task> Taking { get; set; } = _ => Task.CompletedTask;

    /// <summary>Listens to the callers.</summary>
    public EchoingRecognizer Recognizer { get; }

    /// <summary>The words of callers by the loudness they are spoken with: who speaks at level 3,000 says what is under 3,000.</summary>
    public ConcurrentDictionary<short, string> Words { get; } = new();

    /// <summary>What leads the calls that are known from here on.</summary>
    public CallEngine Engine { get; set; }

    /// <summary>What the calls that are known from here on were drawn of flags that differ from caller to caller.</summary>
    public Dictionary<string, string> Variants { get; } = new(StringComparer.Ordinal);

    /// <summary>The session that holds the calls that are known from here on; null for none.</summary>
    public Guid? Holder { get; set; }

    /// <summary>The folder of the edge's data.</summary>
    public string DataFolder => _folder.Path;

    /// <summary>What the synthesiser does with a connection.</summary>
    public Func<SpeechPeer, Task> Synthesis
    {
        set => _speech.Synthesis = value;
    }

    /// <summary>What the assistant answers.</summary>
    public Func<ChatContext, CancellationToken, IAsyncEnumerable<AssistantOutput>> Respond { get; set; } = (_, _) => Answers.Of("All right.");

    /// <summary>Runs the tools that a realtime model calls; null for the real ones.</summary>
    public Func<IReadOnlyList<ModelToolCall>, CancellationToken, IAsyncEnumerable<AssistantOutput>>? Tools { get; set; }

    public static Task<EdgeHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(clock: null, settings);

    /// <summary>Starts an edge whose watches and pauses go by a clock of the test's.</summary>
    public static async Task<EdgeHost> StartAsync(TimeProvider? clock, params (string Key, string Value)[] settings)
    {
        var host = new EdgeHost(await SpeechServer.StartAsync(), clock, settings.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal));
        await host.Tokens.StartAsync();
        host.StartServer();
        return host;
    }

    /// <summary>A call that the saga knows, and what was said in an earlier call of its conversation.</summary>
    public Task<Guid> KnownCallAsync(params (Persona Who, string Words)[] said) => KnownCallAsync(Guid.NewGuid(), Guid.NewGuid(), said);

    /// <summary>A call that another edge has held until now, and what was said in it.</summary>
    public Task<Guid> TalkedOnCallAsync(params (Persona Who, string Words)[] said)
    {
        var call = Guid.NewGuid();
        return KnownCallAsync(call, call, said);
    }

    /// <summary>A call of that id that the saga knows; the id decides which of the prompts are spoken.</summary>
    public Task<Guid> KnownCallAsync(Guid callId, params ClaimField[] claim) => KnownCallAsync(callId, Guid.NewGuid(), [], claim);

    private async Task<Guid> KnownCallAsync(Guid callId, Guid saidIn, (Persona Who, string Words)[] said, params ClaimField[] claim)
    {
        var number = PhoneNumber.Parse("+33612345678");
        var call = new CallState
        {
            CorrelationId = callId,
            CurrentState = "Initiating",
            ConversationId = Guid.NewGuid(),
            PhoneNumber = number.Value,
            MediaSessionId = Holder,
            Language = "en-US",
            CreatedAt = TimeProvider.System.GetUtcNow(),
            Variants = new Dictionary<string, string>(Variants, StringComparer.Ordinal),
            Initiation = new CallInitiation
            {
                PhoneNumber = number,
                BotCompany = "Contoso",
                BotName = "Amélie",
                AgentPhoneNumber = PhoneNumber.Parse("+33600000001"),
                Task = "Help the caller.",
                Claim = [new ClaimField("hardware_info", ClaimFieldType.Text), .. claim],
                Languages = ["en-US", "fr-FR"],
                DefaultLanguage = "en-US",
                ProsodyRate = 1,
                Engine = Engine,
            },
        };
        await using var scope = Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        store.Add(call);
        store.AddRange(said.Select((entry, index) => new MessageRecord
        {
            ConversationId = call.ConversationId,
            CallId = saidIn,
            SourceId = call.ConversationId,
            TurnIndex = index,
            CreatedAt = call.CreatedAt.AddMinutes(-10 + index),
            Action = MessageAction.Talk,
            Persona = entry.Who,
            Content = entry.Words,
            Language = "en-US",
        }));
        await store.SaveChangesAsync();
        return call.CorrelationId;
    }

    /// <summary>What the caller of a call hears of a spoken text the first time.</summary>
    public string Prompt(SpokenPrompt prompt, Guid call) => Services.GetRequiredService<SpokenPrompts>().Pick(
        prompt, "en-US", call, new Dictionary<string, string>(StringComparer.Ordinal) { ["bot_name"] = "Amélie", ["bot_company"] = "Contoso" });

    /// <summary>The address of a call's media socket.</summary>
    public Uri MediaUrl(Guid callId, string? token = null)
    {
        token ??= Services.GetRequiredService<CallTokens>().Issue(callId);
        return new UriBuilder(ClientOptions.BaseAddress) { Scheme = "ws", Path = $"/media/{callId}", Query = $"token={token}" }.Uri;
    }

    /// <summary>Connects as the telephone service does.</summary>
    public Task<TestPhone> ConnectAsync(Guid callId, int sampleRate = 16_000)
    {
        var taken = new TakenFrames();
        return TestPhone.ConnectAsync(MediaUrl(callId), Tokens.Bearer(), sampleRate, taken, connected: () => _taken[callId] = taken);
    }

    /// <summary>Sends a command to an edge.</summary>
    public async Task SendAsync<T>(Uri address, T command)
        where T : class
    {
        var endpoint = await Services.GetRequiredService<IBus>().GetSendEndpoint(address);
        await endpoint.Send(command);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseUrls(AnyPort);
        foreach (var (key, value) in Basics().Concat(_settings))
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddLogging(logging => logging.ClearProviders());
            services.AddSingleton<IStartupFilter>(Sent);
            var wheel = _clock is null ? null : new TimerWheel(_clock);
            var real = services.Single(service => service.ServiceType == typeof(EdgeServices)).ImplementationFactory!;
            services.RemoveAll<EdgeServices>();
            services.AddSingleton(provider => Recorded((EdgeServices)real(provider)) with
            {
                Respond = (context, token) => Respond(context, token),
                Time = wheel ?? provider.GetRequiredService<TimerWheel>(),
            });
            if (wheel is not null)
                ReplaceClock(services, wheel);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _speech.DisposeAsync();
        await Tokens.DisposeAsync();
        _folder.Dispose();
    }

    private EdgeServices Recorded(EdgeServices edge) => edge with
    {
        Watch = (session, happened) =>
        {
            if (happened.Kind == CallEventKind.Frame && _taken.TryGetValue(session.CallId, out var taken))
                taken.Add();
            Watch(happened);
        },
        Realtime = edge.Realtime is not { } realtime ? null : realtime with
        {
            RunTools = (context, calls, last, token) => Tools?.Invoke(calls, token) ?? realtime.RunTools(context, calls, last, token),
        },
        Publish = async (message, token) =>
        {
            await Taking(message);
            await edge.Publish(message, token);
            Bus.Add(message);
        },
    };

    private static void ReplaceClock(IServiceCollection services, TimerWheel clock)
    {
        services.RemoveAll<EdgeDrain>();
        services.RemoveAll<EdgeLoad>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<EdgeDrain>(provider, clock));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<EdgeLoad>(provider, clock));
    }

    private Dictionary<string, string> Basics() => new(StringComparer.Ordinal)
    {
        ["CALLCENTER_DATA"] = _folder.Path,
        // A busy machine is late, and would refuse calls.
        ["media_edge:full_at_late_frames_percent"] = "0",
        ["resources:public_url"] = "http://localhost",
        ["conversation:initiate:agent_phone_number"] = "+33600000001",
        ["conversation:initiate:bot_company"] = "Contoso",
        ["conversation:initiate:bot_name"] = "Amélie",
        ["communication_services:endpoint"] = "http://127.0.0.1:9",
        ["communication_services:access_key"] = Convert.ToBase64String(new byte[32]),
        ["communication_services:phone_number"] = "+33600000002",
        ["communication_services:resource_id"] = ResourceId,
        ["communication_services:jwt_issuer"] = TelephoneTokens.Issuer,
        ["communication_services:open_id_configuration_url"] = Tokens.MetadataUrl.ToString(),
        ["communication_services:event_grid_key"] = "event-grid-test-key",
        ["cognitive_service:stt_url"] = _speech.Url.ToString(),
        ["cognitive_service:tts_url"] = _speech.Url.ToString(),
        ["cognitive_service:access_key"] = "speech-key-of-a-test",
        ["llm:fast:endpoint"] = "http://127.0.0.1:9/openai/v1/",
        ["llm:fast:model"] = "fast",
        ["llm:fast:key"] = "model-key-of-a-test",
        ["llm:slow:endpoint"] = "http://127.0.0.1:9/openai/v1/",
        ["llm:slow:model"] = "slow",
        ["llm:slow:key"] = "model-key-of-a-test",
    };
}
