using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>The RabbitMQ server (<c>messaging.rabbitmq</c>).</summary>
public sealed class RabbitMqOptions
{
    private const int PlainPort = 5672;
    private const int TlsPort = 5671;

    /// <summary>Name or address of the server, or of what spreads connections over a cluster.</summary>
    /// <value>Required where RabbitMQ is the transport.</value>
    public string? Host { get; set; }

    /// <summary>Port of the server.</summary>
    /// <value>1 to 65535; default 5672, or 5671 with TLS.</value>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>Part of the server that the product has for itself.</summary>
    /// <value>Default <c>/</c>.</value>
    public string VirtualHost { get; set; } = "/";

    /// <summary>User that may configure, write and read in the virtual host.</summary>
    /// <value>Required where RabbitMQ is the transport.</value>
    public string? Username { get; set; }

    /// <summary>The user's password.</summary>
    /// <value>Required where RabbitMQ is the transport.</value>
    [Secret]
    public string? Password { get; set; }

    /// <summary>Whether the connection is encrypted; the server's certificate must then be one for <see cref="Host"/> that this machine trusts.</summary>
    /// <value>Default false.</value>
    public bool UseTls { get; set; }

    /// <summary>
    /// Whether every queue is kept on several servers, which a cluster needs; decided before the first start, because queues
    /// that are there keep their kind and are refused as the other.
    /// </summary>
    /// <value>Default false.</value>
    public bool QuorumQueues { get; set; }

    internal ushort EffectivePort => (ushort)(Port ?? (UseTls ? TlsPort : PlainPort));
}
