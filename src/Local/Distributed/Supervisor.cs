namespace CallCenter.Local.Distributed;

/// <summary>All processes of the system, in the order in which they were started, and stopped the other way round.</summary>
internal sealed class Supervisor(string logFolder, TextWriter output, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly ProcessStarter starter = new();
    private readonly List<IReadOnlyList<SupervisedPart>> stages = [];

    public IEnumerable<SupervisedPart> Parts => stages.SelectMany(stage => stage);

    /// <summary>Starts parts side by side; done when all are up.</summary>
    /// <exception cref="PartFailedException">One of them ended instead.</exception>
    public async Task StartAsync(params IReadOnlyList<Part> parts)
    {
        var stage = parts.Select(part => new SupervisedPart(part, starter, new PartLog(Path.Combine(logFolder, $"{part.Name}.log")), output, time)).ToList();
        stages.Add(stage);
        var starting = stage.ConvertAll(part => part.StartAsync());
        while (starting.Count > 0)
        {
            var done = await Task.WhenAny(starting);
            await done;
            starting.Remove(done);
        }
    }

    /// <summary>Stops everything, what was started last first; nothing is left behind.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var stage in Enumerable.Reverse(stages))
            await Task.WhenAll(stage.Select(part => part.StopAsync(Patience)));
        foreach (var part in Parts)
            await part.DisposeAsync();
        starter.Dispose();
    }
}
