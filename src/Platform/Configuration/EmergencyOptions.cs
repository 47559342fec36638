using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>What happens when a caller reports an emergency (<c>emergencies</c>).</summary>
[Section("emergencies")]
public sealed class EmergencyOptions
{
    /// <summary>Webhook that is told, whose address often is all that it asks for; without one, emergencies are put on record only.</summary>
    [Secret]
    public Uri? WebhookUrl { get; set; }
}
