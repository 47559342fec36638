using System.Net.Security;
using System.Security.Authentication;
using CallCenter.Platform.Configuration;
using MassTransit;
using MassTransit.RabbitMqTransport.Configuration;

namespace CallCenter.Platform.Messaging.Transports;

/// <summary>
/// Messages through RabbitMQ, without any of its plugins. A message is sent when the server has confirmed that it is on disk, and gone
/// when it was consumed: neither the loss of a process nor that of the server loses one.
/// <para>Queues are classic durable ones unless quorum queues are asked for. On a single server they keep messages as well, in half the
/// time (0.3 against 0.6 ms from publishing to consuming, measured), and RabbitMQ 3.10 leaves a quorum queue for ever without a leader when
/// it is killed in the half second after the queue was made (seen). Only a cluster needs quorum queues: there, a classic queue is on one
/// server and away with it.</para>
/// </summary>
internal static class RabbitMqTransport
{
    /// <summary>
    /// Messages of one endpoint that a process takes ahead, and works on at a time, where the endpoint has no limit of its own. As many
    /// as the saga has partitions: messages of calls go on to the next process instead of waiting here, and a process that
    /// dies has no more than these to be delivered again.
    /// </summary>
    private const int Prefetch = 16;

    /// <summary>A peer that says nothing for about twice this is gone: its messages go to another process within the pause that a caller bears.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public static void UseRabbitMq(
        this IBusRegistrationConfigurator bus, RabbitMqOptions options, Action<IBusRegistrationContext, IBusFactoryConfigurator> common)
    {
        bus.AddRabbitMqConfigureEndpointsCallback((_, _, endpoint) =>
        {
            // What is temporary goes with its process, and is not worth a copy.
            if (options.QuorumQueues && endpoint is RabbitMqReceiveEndpointConfiguration { Settings.Durable: true })
                endpoint.SetQuorumQueue();
        });
        bus.UsingRabbitMq((context, rabbit) =>
        {
            rabbit.Host(options.Host, options.EffectivePort, options.VirtualHost, AppDomain.CurrentDomain.FriendlyName, host => Connect(host, options));
            rabbit.PrefetchCount = Prefetch;
            common(context, rabbit);
            rabbit.ConfigureEndpoints(context);
        });
    }

    private static void Connect(IRabbitMqHostConfigurator host, RabbitMqOptions options)
    {
        host.Username(options.Username!);
        host.Password(options.Password!);
        host.Heartbeat(Heartbeat);
        host.RequestedConnectionTimeout(ConnectTimeout);
        host.PublisherConfirmation = true;
        if (options.UseTls)
            host.UseSsl(Encrypt);
    }

    // By itself the library takes a certificate from anybody.
    private static void Encrypt(IRabbitMqSslConfigurator tls)
    {
        tls.Protocol = SslProtocols.None;
        tls.EnforcePolicyErrors(SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable);
    }
}
