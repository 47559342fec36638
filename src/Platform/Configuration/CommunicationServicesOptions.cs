using System.ComponentModel.DataAnnotations;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>The telephone service: Azure Communication Services (<c>communication_services</c>).</summary>
[Section("communication_services", "call_queue_name", "post_queue_name", "sms_queue_name")]
public sealed class CommunicationServicesOptions
{
    /// <summary>Address of the resource, for example <c>https://contoso.france.communication.azure.com</c>.</summary>
    [Required]
    public Uri Endpoint { get; set; } = null!;

    /// <summary>Access key of the resource; requests are signed with it.</summary>
    /// <value>Base64.</value>
    [Required, Base64String, Secret]
    public string AccessKey { get; set; } = "";

    /// <summary>Number of ours that calls and text messages go out from.</summary>
    [Required]
    public PhoneNumber PhoneNumber { get; set; }

    /// <summary>Immutable id of the resource: the audience of the tokens that come with its callbacks and media sockets.</summary>
    [Required]
    public string ResourceId { get; set; } = "";

    /// <summary>Blob container that recordings are written to; null where calls are not recorded.</summary>
    public Uri? RecordingContainerUrl { get; set; }

    /// <summary>Issuer of the tokens of callbacks and media sockets.</summary>
    public string JwtIssuer { get; set; } = "https://acscallautomation.communication.azure.com";

    /// <summary>Where the keys are announced that those tokens are signed with.</summary>
    public Uri OpenIdConfigurationUrl { get; set; } =
        new("https://acscallautomation.communication.azure.com/calling/.well-known/acsopenidconfiguration");

    /// <summary>Secret in the URL that Event Grid delivers incoming calls and text messages to (<c>?key=</c>).</summary>
    [Required, Secret]
    public string EventGridKey { get; set; } = "";
}
