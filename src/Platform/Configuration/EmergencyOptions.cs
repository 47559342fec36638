namespace CallCenter.Platform.Configuration;

/// <summary>What happens when a caller reports an emergency (<c>emergencies</c>).</summary>
[Section("emergencies")]
public sealed class EmergencyOptions
{
    /// <summary>Webhook that is told; without one, emergencies are put on record only.</summary>
    public Uri? WebhookUrl { get; set; }
}
