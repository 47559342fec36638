using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging.Transports;
using CallCenter.Testing.Servers;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

[assembly: AssemblyFixture(typeof(SharedRabbit))]

namespace CallCenter.Platform.Tests.Messaging.Transports;

[Trait("Speed", "slow")]
public sealed class RabbitMqTransportTests(SharedRabbit shared)
{
    /// <summary>How long what never comes is waited for; the bus tries a server again within half a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "rabbit_classic_queue")]
    [InlineData(true, "rabbit_quorum_queue")]
    public async Task What_is_published_reaches_a_consumer_on_a_queue_named_after_it(bool quorumQueues, string kind)
    {
        var (server, virtualHost) = await PlaceAsync();
        await using var service = await TestService.StartAsync(server, virtualHost, bus => bus.AddConsumer<CountedTwiceConsumer>(), quorumQueues);
        await service.ConnectedAsync();

        await service.Bus.Publish(new Counted(1), Cancellation);
        await service.Count.Of(1);

        (await server.QueuesAsync(virtualHost, Cancellation)).ShouldBe("counted-twice");
        (await server.KindAsync(virtualHost, "counted-twice", Cancellation)).ShouldBe(kind);
    }

    [Fact]
    public async Task What_is_published_while_no_consumer_is_up_is_delivered_when_one_starts()
    {
        var (server, virtualHost) = await PlaceAsync();
        await using (var first = await TestService.StartAsync(server, virtualHost, bus => bus.AddConsumer<CountedConsumer>()))
            await first.ConnectedAsync();
        await using (var publisher = await TestService.StartAsync(server, virtualHost))
        {
            await publisher.Bus.Publish(new Counted(1), Cancellation);
            (await server.QueuesAsync(virtualHost, Cancellation)).ShouldBe("counted");
        }

        await using var second = await TestService.StartAsync(server, virtualHost, bus => bus.AddConsumer<CountedConsumer>());

        await second.Count.Of(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_sent_to_an_endpoint_arrives_there(bool quorumQueues)
    {
        var (server, virtualHost) = await PlaceAsync();
        await using var service = await TestService.StartAsync(server, virtualHost, bus => bus.AddConsumer<CountedConsumer>(), quorumQueues);
        await service.ConnectedAsync();
        await using var sender = await TestService.StartAsync(server, virtualHost, quorumQueues: quorumQueues);

        var endpoint = await sender.Bus.GetSendEndpoint(EndpointAddress.Of("counted", MessageTransport.RabbitMq));
        await endpoint.Send(new Counted(1), Cancellation);

        await service.Count.Of(1);
    }

    [Fact]
    public async Task An_endpoint_of_one_process_alone_goes_with_it()
    {
        var (server, virtualHost) = await PlaceAsync();
        var service = await TestService.StartAsync(server, virtualHost, AddTemporary);
        await using (service)
        {
            await service.ConnectedAsync();
            await using var sender = await TestService.StartAsync(server, virtualHost);
            await SendToTemporaryAsync(sender, 1);
            await service.Count.Of(1);
            (await server.QueuesAsync(virtualHost, Cancellation)).ShouldBe("edge-1");
        }

        await server.QueueGoneAsync(virtualHost, "edge-1", Cancellation);
        (await server.QueuesAsync(virtualHost, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_sent_to_an_endpoint_that_went_with_its_process_makes_no_queue()
    {
        var (server, virtualHost) = await PlaceAsync();
        await using var sender = await TestService.StartAsync(server, virtualHost);

        await SendToTemporaryAsync(sender, 1);

        (await server.QueuesAsync(virtualHost, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_is_killed_while_messages_flow_loses_none_of_them()
    {
        SkipWithoutServer();
        await using var server = await RabbitServer.StartAsync(Cancellation);
        var virtualHost = await server.AddVirtualHostAsync(Cancellation);
        await using var service = await TestService.StartAsync(server, virtualHost, AddAll);
        await service.ConnectedAsync();
        await using var publisher = await TestService.StartAsync(server, virtualHost);

        var publishing = PublishAsync(publisher, 1000);
        await service.Count.Of(200);
        await server.KillAsync();
        publishing.IsCompleted.ShouldBeFalse();
        await server.RestartAsync(Cancellation);
        await publishing.WaitAsync(Patience, Cancellation);

        await service.Count.Below(1000);
        await service.ConnectedAsync();
        await SendToTemporaryAsync(publisher, 1000);
        await service.Count.Of(1000);
    }

    [Fact]
    public async Task A_service_starts_without_its_broker_and_is_ready_when_that_is_there()
    {
        SkipWithoutServer();
        await using var server = RabbitServer.Prepare();
        await using var service = await TestService.StartAsync(server, "/", bus => bus.AddConsumer<CountedConsumer>());
        await using var publisher = await TestService.StartAsync(server, "/");
        (await service.HealthAsync()).ShouldBe(HealthStatus.Unhealthy);
        (await publisher.HealthAsync()).ShouldBe(HealthStatus.Unhealthy);

        await server.RestartAsync(Cancellation);

        await service.ConnectedAsync();
        await publisher.ConnectedAsync();
        (await service.HealthAsync()).ShouldBe(HealthStatus.Healthy);
        (await publisher.HealthAsync()).ShouldBe(HealthStatus.Healthy);
        await publisher.Bus.Publish(new Counted(1), Cancellation);
        await service.Count.Of(1);
    }

    private static void AddTemporary(IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<CountedConsumer>().Endpoint(endpoint =>
        {
            endpoint.Name = "edge-1";
            endpoint.Temporary = true;
            endpoint.ConfigureConsumeTopology = false;
        });

    private static void AddAll(IBusRegistrationConfigurator bus)
    {
        AddTemporary(bus);
        bus.AddConsumer<CountedTwiceConsumer>();
    }

    private static async Task SendToTemporaryAsync(TestService sender, int number)
    {
        var endpoint = await sender.Bus.GetSendEndpoint(EndpointAddress.OfTemporary("edge-1", MessageTransport.RabbitMq));
        await endpoint.Send(new Counted(number), Cancellation);
    }

    // Until each is confirmed, as the dispatcher of the outbox does.
    private static async Task PublishAsync(TestService publisher, int count)
    {
        for (var number = 0; number < count;)
        {
            try
            {
                await publisher.Bus.Publish(new Counted(number), Cancellation);
                number++;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                TestContext.Current.SendDiagnosticMessage("{0} again: {1}", number, error.Message);
            }
        }
    }

    private static void SkipWithoutServer() => Assert.SkipWhen(RabbitServer.Missing is not null, RabbitServer.Missing ?? "");

    private async Task<(RabbitServer Server, string VirtualHost)> PlaceAsync()
    {
        SkipWithoutServer();
        var server = await shared.ServerAsync();
        return (server, await server.AddVirtualHostAsync(Cancellation));
    }
}
