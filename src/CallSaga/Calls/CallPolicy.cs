using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.Extensions.Options;

namespace CallCenter.CallSaga.Calls;

/// <summary>What the steps of a call go by: the clock, the configured waits, the flags as a call has them now, and the words to say.</summary>
internal sealed class CallPolicy(
    TimeProvider clock,
    IOptions<CallTimeoutOptions> waits,
    IOptionsMonitor<FeatureFlags> flags,
    SpokenPrompts prompts)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public CallTimeoutOptions Waits => waits.Value;

    public bool Records(CallState call) => flags.CurrentValue.For(call.PhoneNumber, call.Variants).RecordingEnabled;

    /// <summary>The words for an occasion, in the language the caller speaks now.</summary>
    public string Words(CallState call, SpokenPrompt prompt) =>
        prompts.For(call.PhoneNumber, call.Variants).Pick(prompt, call.Language, call.CorrelationId, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bot_name"] = call.Initiation.BotName,
            ["bot_company"] = call.Initiation.BotCompany,
        });
}
