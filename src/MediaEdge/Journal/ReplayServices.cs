using CallCenter.Assistant.Chat;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Presence;
using CallCenter.MediaEdge.Timing;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Journal;

/// <summary>What stands around a call that is run again: nobody recognises, answers, synthesises or listens, for all of that comes from the journal.</summary>
internal static class ReplayServices
{
    /// <summary>The services of a session that began like this.</summary>
    public static EdgeServices From(JournalHeader header, CallCenterMetrics metrics, ReplayTape tape) => tape.In(new EdgeServices
    {
        Respond = (_, _) => AsyncEnumerable.Empty<AssistantOutput>(),
        Speech = new SilentSpeech(),
        Realtime = header.Model is { } model ? SilentModel.At(model, header.Hold) : null,
        Languages = new LanguageCatalog(Options.Create(new ConversationOptions { Lang = Languages(header) })),
        Prompts = new SpokenPrompts(new ConfigurationBuilder().Build()),
        Flags = tape.Flags,
        Publish = (_, _) => Task.CompletedTask,
        Address = header.EdgeAddress,
        Untaken = new UntakenCommands(tape.Clock),
        GivesUp = CancellationToken.None,
        Metrics = metrics,
        Load = new EdgeLoad(Options.Create(new MediaEdgeOptions()), metrics, new TimerWheel(tape.Clock), NullLogger<EdgeLoad>.Instance),
        Time = tape.Clock,
        Logger = NullLogger.Instance,
    });

    private static LanguageOptions Languages(JournalHeader header) => new()
    {
        DefaultShortCode = header.DefaultLanguage,
        Availables = [.. header.Languages.Select(language => new LanguageEntryOptions
        {
            ShortCode = language.ShortCode,
            PronunciationsEn = [.. language.PronunciationsEn],
            Voice = language.Voice,
            CustomVoiceEndpointId = language.CustomVoiceEndpointId,
        })],
    };
}
