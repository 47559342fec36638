namespace CallCenter.Testing.Servers;

/// <summary>
/// The one RabbitMQ server of a test program, for all tests that keep to a virtual host of their own and leave the server alone; started
/// when the first asks for it. An assembly fixture: <c>[assembly: AssemblyFixture(typeof(SharedRabbit))]</c>.
/// </summary>
public sealed class SharedRabbit : IAsyncDisposable
{
    private readonly Lock starting = new();
    private Task<RabbitServer>? server;

    /// <summary>The server, taking connections.</summary>
    public Task<RabbitServer> ServerAsync()
    {
        lock (starting)
            return server ??= RabbitServer.StartAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await (await server).DisposeAsync();
    }
}
