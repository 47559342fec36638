using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>How text messages are sent (<c>sms</c>).</summary>
[Section("sms", "communication_services", "twilio")]
public sealed class SmsOptions : ICheckedSettings
{
    /// <summary>Service that carries them.</summary>
    /// <value>Default <c>communication_services</c>.</value>
    public SmsMode Mode { get; set; } = SmsMode.CommunicationServices;

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (Mode == SmsMode.Twilio)
            report("mode", "twilio comes with a later version, expected communication_services");
    }
}
