using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging.Transports;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Configuration;

public sealed class MessagingOptionsTests
{
    [Theory]
    [InlineData("messaging: { transport: pigeon }", "messaging.transport: 'pigeon' will not do, expected one of in_memory, rabbitmq, azureservicebus (config.yaml line 20)")]
    [InlineData("messaging: { rabbit_mq: { host: x } }", "messaging.rabbit_mq: is unknown, did you mean rabbitmq? (config.yaml line 20)")]
    [InlineData("messaging: { transport: rabbitmq, rabbitmq: { host: x, username: y, password: z, port: 70000 } }", "messaging.rabbitmq.port: '70000' will not do, expected a whole number from 1 to 65535 (config.yaml line 20)")]
    [InlineData("messaging: { transport: azureservicebus, azure_service_bus: { connection_string: x } }", "messaging.transport: azureservicebus is not part of this build, build it with -p:AzureServiceBus=true (config.yaml line 20)")]
    public void A_wrong_setting_is_named_with_what_was_expected(string line, string problem) =>
        TestConfiguration.ProblemsOf(TestConfiguration.Least + line + "\n").ShouldBe([problem]);

    [Fact]
    public void RabbitMQ_needs_a_server_and_a_login() => TestConfiguration.ProblemsOf(TestConfiguration.Least + "messaging: { transport: rabbitmq }\n").ShouldBe(
        [
            "messaging.rabbitmq.host: is missing, expected name or address of the server",
            "messaging.rabbitmq.username: is missing, expected text",
            "messaging.rabbitmq.password: is missing, expected text",
        ]);

    [Fact]
    public void Messages_stay_in_memory_unless_told_otherwise()
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least);

        configuration.Get<MessagingOptions>().Transport.ShouldBe(MessageTransport.InMemory);
    }

    [Theory]
    [InlineData("", 5672)]
    [InlineData(", use_tls: true", 5671)]
    [InlineData(", use_tls: true, port: 1234", 1234)]
    public void The_port_is_the_usual_one_unless_given(string more, int port)
    {
        using var configuration = new TestConfiguration($"{TestConfiguration.Least}messaging: {{ transport: rabbitmq, rabbitmq: {{ host: x, username: y, password: z{more} }} }}\n");

        configuration.Problems().ShouldBeEmpty();
        configuration.Get<MessagingOptions>().RabbitMq.EffectivePort.ShouldBe((ushort)port);
    }

    [Fact]
    public async Task A_bus_on_a_transport_that_is_not_built_cannot_be_made_even_unchecked()
    {
        await using var services = new ServiceCollection()
            .AddMassTransit(bus => bus.UseConfiguredTransport(new MessagingOptions { Transport = MessageTransport.AzureServiceBus }, (_, _) => { }))
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .BuildServiceProvider();

        Should.Throw<CallCenter.Platform.Configuration.ConfigurationException>(services.GetRequiredService<IBusControl>)
            .Message.ShouldBe("The configuration cannot be used: messaging.transport: azureservicebus is not part of this build, build it with -p:AzureServiceBus=true");
    }
}
