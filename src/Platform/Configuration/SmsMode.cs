namespace CallCenter.Platform.Configuration;

/// <summary>Service that carries text messages.</summary>
public enum SmsMode
{
    /// <summary>Azure Communication Services, the same resource and number as the calls.</summary>
    CommunicationServices,

    /// <summary>Twilio.</summary>
    Twilio,
}
