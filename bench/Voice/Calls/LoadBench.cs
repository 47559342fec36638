namespace CallCenter.Voice.Calls;

/// <summary>What all measurements of calls share: the sounds, the providers, and a process under measurement.</summary>
internal sealed class LoadBench : IAsyncDisposable
{
    private LoadBench(Clouds clouds, ServerProcess edge) => (Clouds, Edge) = (clouds, edge);

    /// <summary>What callers send.</summary>
    public Sounds Sounds { get; } = new();

    /// <summary>The providers.</summary>
    public Clouds Clouds { get; }

    /// <summary>The edge.</summary>
    public ServerProcess Edge { get; }

    /// <summary>Starts an edge and its providers.</summary>
    public static async Task<LoadBench> StartAsync(params (string Name, string Value)[] settings)
    {
        var clouds = await Clouds.StartAsync();
        return new LoadBench(clouds, await ServerProcess.StartAsync(MeasuredServers.Edge, clouds.Settings(settings)));
    }

    /// <summary>Connects calls to the edge.</summary>
    public async Task<Load> CallAsync(int calls, Func<int, ICaller>? caller = null)
    {
        var paths = await Edge.AddCallsAsync(calls);
        return await Load.ConnectAsync(paths.Select(path => new Uri(Edge.Url, path)), Clouds.Bearer(), caller ?? (_ => new QuietCaller(Sounds)), Sounds.Metadata);
    }

    /// <summary>Lets time pass.</summary>
    public static Task PassAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);

    /// <summary>Waits until the edge has let go of every call.</summary>
    public async Task EmptyAsync()
    {
        while ((await Edge.ReadAsync()).Sessions > 0)
            await PassAsync(0.2);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Edge.DisposeAsync();
        await Clouds.DisposeAsync();
    }
}
