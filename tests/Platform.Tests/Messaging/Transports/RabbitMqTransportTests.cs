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
    /// <summary>How long one message is published again and again; the bus tries a server again within half a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(5);

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

        var isBack = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var publishing = PublishAsync(publisher, isBack.Task, more: 100);
        await service.Count.Of(200);
        await server.KillAsync();
        await server.RestartAsync(Cancellation);
        isBack.SetResult();
        var count = await publishing;

        await service.Count.Below(count);
        await service.ConnectedAsync();
        await SendToTemporaryAsync(publisher, count);
        await service.Count.Of(count);
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

    // Without a pause, until so many more are confirmed after the server is back; returns how many there are in all. How long that takes
    // is the machine's affair: only a single one that is never confirmed is given up.
    private static async Task<int> PublishAsync(TestService publisher, Task isBack, int more)
    {
        var number = 0;
        while (more > 0)
        {
            var isLate = isBack.IsCompleted;
            await PublishAsync(publisher, new Counted(number++));
            if (isLate)
                more--;
        }

        return number;
    }

    // Until it is confirmed, and with a limit for each try, as the dispatcher of the outbox does.
    private static async Task PublishAsync(TestService publisher, Counted message)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var patience = new CancellationTokenSource(SendTimeout, TimeProvider.System);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, Cancellation);
            try
            {
                await publisher.Bus.Publish(message, limit.Token);
                return;
            }
            catch (Exception error) when (!Cancellation.IsCancellationRequested && TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                TestContext.Current.SendDiagnosticMessage("{0} again: {1}", message.Number, error.Message);
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
