using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>What time it is where the callers are (<c>conversation</c>).</summary>
[Section("conversation", "initiate")]
public sealed class CallerTimeOptions : ICheckedSettings
{
    /// <summary>IANA name of the callers' time zone, for example <c>Europe/Paris</c>: "tomorrow at nine" is meant in it.</summary>
    /// <value>Default <c>UTC</c>.</value>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The time zone itself.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            report("time_zone", $"'{TimeZone}' is no known time zone, expected a name such as Europe/Paris");
    }
}
