using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Prompts;

/// <summary>What time it is where the callers are.</summary>
internal sealed class CallerClock(TimeProvider time, IOptions<ConversationOptions> options)
{
    /// <summary>The callers' time zone.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>The moment, in that time zone.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone);
}
