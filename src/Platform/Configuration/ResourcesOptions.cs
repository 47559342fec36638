using System.ComponentModel.DataAnnotations;

namespace CallCenter.Platform.Configuration;

/// <summary>Where the product is found from outside (<c>resources</c>).</summary>
[Section("resources")]
public sealed class ResourcesOptions
{
    /// <summary>Base URL under which the clouds reach our webhooks, pages and media sockets; without a trailing slash.</summary>
    /// <value>Required; <c>https</c>, or <c>http</c> on this machine or for a name without a dot, which is one of a private network.</value>
    [Required]
    public Uri PublicUrl { get; set; } = null!;

    /// <summary>The same base for WebSockets: <c>wss</c> for <c>https</c>, <c>ws</c> for <c>http</c>.</summary>
    public Uri PublicWebSocketUrl => new UriBuilder(PublicUrl) { Scheme = PublicUrl.Scheme is "https" ? Uri.UriSchemeWss : Uri.UriSchemeWs }.Uri;
}
